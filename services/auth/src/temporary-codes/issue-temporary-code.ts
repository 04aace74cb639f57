import { randomBytes } from 'node:crypto';
import { newCode } from '../codes/code-text.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type CodeAct, recordTemporaryCode } from './record-temporary-code.ts';
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
  await recordTemporaryCode(store, issued, 'temporary_code.issued', act);
  const before = await replaced(store, issued);
  const withdrawn = before === undefined ? null : withdrawnCode(before, now);
  if (withdrawn !== null) await recordTemporaryCode(store, withdrawn, 'temporary_code.withdrawn', act);
  return { code, issued };
}

/** Puts it in the place of the person's last one. @returns that one. */
async function replaced(store: AuthStore, issued: TemporaryCode): Promise<TemporaryCode | undefined> {
  const { tenant_id, user_id: id, person_id: person } = issued;
  const expires_at = Math.floor((issued.expires_at + SHOWN_MS) / 1000);
  const item = { id, data: issued, references: { person }, expires_at };
  for (;;) {
    const current = await store.get(tenant_id, TEMPORARY_CODE, id);
    const written =
      current === undefined
        ? await store.create(tenant_id, TEMPORARY_CODE, item)
        : await store.replace(tenant_id, TEMPORARY_CODE, item, current.version);
    if (written) return current?.data;
  }
}
