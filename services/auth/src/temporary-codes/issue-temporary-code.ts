import { randomBytes } from 'node:crypto';
import { newCode } from '../codes/code-text.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type CodeAct, temporaryCodeRecord } from './record-temporary-code.ts';
import { TEMPORARY_CODE, type TemporaryCode, withdrawnCode } from './temporary-code.ts';

/** 50 bits, for a day at most, asked beside a password and throttled (NIST SP 800-63B-4 §3.1.2.2). */
const LENGTH = 10;
/** A code that is over stays to be seen for as long. */
const SHOWN_MS = 7 * 86_400_000;

export interface NewTemporaryCode
  extends Pick<
    TemporaryCode,
    'code_id' | 'tenant_id' | 'user_id' | 'person_id' | 'identity_check' | 'reason' | 'issued_by'
  > {
  /** At most 24. */
  readonly hours: number;
}

/** Gives out a code; one that is still open counts no more. @returns the code, which is kept nowhere in clear. */
export async function issueTemporaryCode(
  { store, hasher, clock }: { store: AuthStore; hasher: PasswordHasher; clock: () => number },
  { hours, ...given }: NewTemporaryCode,
  act: CodeAct,
): Promise<{ readonly code: string; readonly issued: TemporaryCode }> {
  const [code, salt, now] = [newCode(LENGTH), randomBytes(16).toString('hex'), clock()];
  const digest = await hasher.digest(code, salt);
  const issued: TemporaryCode = {
    ...{ ...given, salt, digest, issued_at: now, expires_at: now + hours * 3_600_000 },
    ...{ status: 'open', used_at: null, changes: 1 },
  };
  await replaceCode(store, issued, act);
  return { code, issued };
}

/** Puts it in the place of the person's last one. */
async function replaceCode(store: AuthStore, issued: TemporaryCode, act: CodeAct): Promise<void> {
  const { tenant_id, user_id, person_id: person, issued_at } = issued;
  const expires_at = Math.floor((issued.expires_at + SHOWN_MS) / 1000);
  await changeRecorded(store, tenant_id, TEMPORARY_CODE, user_id, (current) => {
    const withdrawn = current === undefined ? null : withdrawnCode(current.data, issued_at);
    const ended = withdrawn === null ? [] : [temporaryCodeRecord(withdrawn, 'temporary_code.withdrawn', act)];
    const records = [temporaryCodeRecord(issued, 'temporary_code.issued', act), ...ended];
    return { data: issued, references: { person }, expires_at, records };
  });
}
