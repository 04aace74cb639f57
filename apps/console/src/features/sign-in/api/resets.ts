import { writeAuth } from '../../../api/auth-api.ts';
import type { NewTemporaryCode } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export type IdentityCheck = NewTemporaryCode['identity_check'];

interface NewReset {
  readonly identity_check: IdentityCheck;
  readonly reason: string;
}

export interface CredentialReset {
  /** Opens the page where the person chooses a password, once; told this once, and only when it is handed over. */
  readonly link: string | null;
}

export function resetPassword(
  userId: string,
  reset: NewReset & { readonly delivery: 'mail' | 'by_hand' },
  idempotencyKey: string,
): Promise<CredentialReset> {
  return writeAuth('POST', path`/people/${userId}/password-resets`, reset, { idempotencyKey });
}

export function resetFactors(userId: string, reset: NewReset, idempotencyKey: string): Promise<CredentialReset> {
  return writeAuth('POST', path`/people/${userId}/factor-resets`, reset, { idempotencyKey });
}

/** Somebody else knows the password: it is changed at the next sign-in. */
export function markCompromised(userId: string, reason: string): Promise<unknown> {
  return writeAuth('POST', path`/people/${userId}/compromised-password`, { reason }, {});
}
