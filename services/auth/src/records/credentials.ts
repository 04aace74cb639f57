import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { Credential } from '../credentials/credential.ts';
import type { NewRecord } from './record.ts';

/**
 * On what occasion a credential was added (by a link: `invitation`, `reset`, `recovery`; from a system before: `import`,
 * `older_system`), changed (`renewed`: a password of a system before is kept as ours are; `renamed` by its owner; `compromised`: somebody else may
 * know it; `withdrawn`: somebody vouches for it no more) or removed (`replaced` by a new one; `reset`: all second factors were).
 */
export type CredentialOccasion =
  | 'invitation'
  | 'reset'
  | 'recovery'
  | 'import'
  | 'older_system'
  | 'renewed'
  | 'renamed'
  | 'compromised'
  | 'withdrawn'
  | 'replaced';

/** In whose books an act on a credential stands, who did it, and why. */
export interface CredentialAct {
  /** The tenant it happened in; the platform's own for an operator's act. */
  readonly tenant_id: TenantId;
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Done with something else that the person is told of by mail. */
  readonly quiet?: true;
  /** Absent: for its own sake. */
  readonly occasion?: CredentialOccasion;
  /** Where it was done from, and by what was proven who did it. */
  readonly from?: ActOrigin;
}

export interface ActOrigin {
  readonly session_id?: string | null;
  readonly client_id?: string | null;
  /** RFC 8176. */
  readonly amr?: readonly string[];
  readonly ip_address?: string | null;
  /** What the browser calls itself: `Chrome, Windows`. */
  readonly browser?: string | null;
}

/** What happened to a credential. Nothing secret: its type, whose it is, and who vouches for it. */
export function credentialRecord(
  id: string,
  credential: Credential,
  name: 'credential.added' | 'credential.changed' | 'credential.removed' | 'credential.suspected',
  { from = {}, occasion, ...act }: CredentialAct,
): NewRecord {
  const { person_id, type, vouched_by, changes } = credential;
  return {
    ...act,
    aggregate_kind: 'credential',
    aggregate_id: id,
    version: changes,
    name,
    state: {
      ...{ person_id, type, vouched_by, status: statusOf(credential, name), occasion: occasion ?? null },
      ...{ session_id: from.session_id ?? null, client_id: from.client_id ?? null, amr: from.amr ?? [] },
    },
    personal: { ip_address: from.ip_address ?? null, browser: from.browser ?? null },
  };
}

/** A passkey whose counter went back stays recorded as it is, and opens nothing. */
function statusOf(credential: Credential, name: string): 'active' | 'suspected' | 'removed' {
  if (name === 'credential.removed') return 'removed';
  return credential.type === 'passkey' && credential.suspected_at !== null ? 'suspected' : 'active';
}
