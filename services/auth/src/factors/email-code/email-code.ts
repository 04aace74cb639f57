import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto';
import { type AuthStore, type Kind, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { PasswordHasher } from '../password-hasher.ts';

/** A code that was mailed, under its salted hash. 8 digits are 26 bits: too few for a fast hash (NIST SP 800-63B-4 §3.1.2.2). */
const EMAIL_CODE: Kind<{ readonly sent_at: number }> = { name: 'email_code' };
const DIGITS = 8;
/** Seconds (NIST SP 800-63B-4 §3.1.3.3: ten minutes at most). */
export const EMAIL_CODE_VALID_S = 600;

/** What is kept of a code in the flow: nothing it could be told from. */
export interface KeptCode {
  readonly code_id: string;
  /** 16 bytes, hexadecimal. */
  readonly salt: string;
}

interface Parts {
  readonly store: AuthStore;
  readonly hasher: PasswordHasher;
  readonly clock: () => number;
}

/** Makes a code for one person, to be used once within ten minutes. */
export async function newEmailCode(
  { store, hasher, clock }: Parts,
  personId: string,
): Promise<KeptCode & { readonly code: string }> {
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const [code_id, salt] = [randomUUIDv7(), randomBytes(16).toString('hex')];
  await store.create(PLATFORM_WIDE, EMAIL_CODE, {
    id: `${code_id}.${await hasher.digest(code, salt)}`,
    data: { sent_at: clock() },
    references: { person: personId },
    expires_at: Math.floor(clock() / 1000) + EMAIL_CODE_VALID_S,
  });
  return { code_id, salt, code };
}

/** Whether it is the code, and uses it up: of any number of uses at once exactly one succeeds. */
export async function useEmailCode(
  { store, hasher }: Omit<Parts, 'clock'>,
  { code_id, salt }: KeptCode,
  typed: string,
): Promise<boolean> {
  const digest = await hasher.digest(typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, ''), salt);
  return (await store.take(PLATFORM_WIDE, EMAIL_CODE, `${code_id}.${digest}`)) !== undefined;
}
