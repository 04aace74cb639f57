import type { TenantId } from '@kiban/postgres';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore } from '../store/auth-store.ts';

/** What commands on persons work with. */
export interface PersonParts {
  readonly store: AuthStore;
  readonly hasher: PasswordHasher;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** In whose books operators' acts stand. */
  readonly platformTenant: TenantId;
}

/** Who gives the command: a named operator, and why. */
export interface Operator {
  readonly operator: string;
  readonly reason: string | null;
  /**
   * How the person's identity was established before something of theirs is reset, in words: it is recorded (MHLW guideline
   * 6.0 シス14⑥, 5.2 C-14(2)).
   */
  readonly identity_proof_method?: string;
}

export class PersonCommandRefused extends Error {
  readonly code: 'identity_proof_missing' | 'password_unsuitable';
  constructor(code: PersonCommandRefused['code'], message: string) {
    super(message);
    this.name = 'PersonCommandRefused';
    this.code = code;
  }
}

export function actOf({ platformTenant, clock }: PersonParts, command: Operator): CredentialAct {
  const { operator, reason, identity_proof_method } = command;
  const proof = identity_proof_method === undefined ? undefined : `identity proven by: ${identity_proof_method}`;
  return {
    tenant_id: platformTenant,
    actor: { kind: 'operator', id: operator },
    reason: [reason, proof].filter(Boolean).join('; ') || null,
    request_id: null,
    at: clock(),
  };
}

/** @throws PersonCommandRefused unless it is said how the person's identity was established. */
export function demandIdentityProof({ identity_proof_method }: Operator): void {
  if ((identity_proof_method ?? '').trim() === '')
    throw new PersonCommandRefused(
      'identity_proof_missing',
      'Say how the person’s identity was established (“staff card shown at the head office”): it is recorded with the reset.',
    );
}
