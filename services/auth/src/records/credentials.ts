import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { Credential } from '../credentials/credential.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { keepRecord } from './record.ts';

/** In whose books an act on a credential stands, who did it, and why. */
export interface CredentialAct {
  /** The tenant it happened in; the platform's own for an operator's act. */
  readonly tenant_id: TenantId;
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What happened to a credential. Nothing secret: its type, whose it is, and who vouches for it. */
export async function recordCredential(
  store: AuthStore,
  id: string,
  credential: Credential,
  name: 'credential.added' | 'credential.changed' | 'credential.removed',
  act: CredentialAct,
): Promise<void> {
  const { person_id, type, vouched_by, changes } = credential;
  await keepRecord(store, {
    ...act,
    aggregate_kind: 'credential',
    aggregate_id: id,
    version: changes,
    name,
    state: { person_id, type, vouched_by, status: name === 'credential.removed' ? 'removed' : 'active' },
  });
}
