import type { OutsideEvent } from '@kiban/event-store';
import type { NewRecord } from '../records/record.ts';
import type { TemporaryCode } from './temporary-code.ts';

/** Who did something with a code, on which request. */
export interface CodeAct {
  readonly actor: OutsideEvent['actor'];
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What happened to a temporary code; nothing of the code itself. */
export function temporaryCodeRecord(
  code: TemporaryCode,
  name: 'temporary_code.issued' | 'temporary_code.used' | 'temporary_code.withdrawn',
  act: CodeAct,
): NewRecord {
  const { code_id, tenant_id, user_id, person_id, identity_check, expires_at, status, changes } = code;
  return {
    ...{ tenant_id, aggregate_kind: 'temporary_code', aggregate_id: code_id, version: changes, name },
    state: { user_id, person_id, identity_check, expires_at: new Date(expires_at).toISOString(), status },
    ...{ ...act, reason: name === 'temporary_code.issued' ? code.reason : null },
  };
}
