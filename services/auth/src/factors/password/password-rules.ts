import { effectivePolicy } from '../../policies/effective-policy.ts';
import { PLATFORM_POLICY } from '../../policies/platform-policy.ts';
import type { SignInPolicy } from '../../policies/policy.ts';
import { shortestPassword } from '../../policies/stricter.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { PasswordOwner } from './own-words.ts';

/** What a password has to be like beside not being guessable. */
export interface PasswordRules {
  /** The fewest characters. */
  readonly shortest: number;
  /**
   * Letters, digits and symbols together: `jp-13` and `jp-8-mfa` (MHLW guideline 6.0, Q&A シQ-54 a, c). `nist` asks for
   * length alone (SP 800-63B-4 §3.1.1.2).
   */
  readonly kinds: boolean;
}

function rulesOf(policy: SignInPolicy['password']): PasswordRules {
  return { shortest: shortestPassword(policy), kinds: policy.preset !== 'nist' };
}

/** What holds for passwords that the operator gives to people of any tenant. */
export const PLATFORM_RULES: PasswordRules = rulesOf(PLATFORM_POLICY.password);

/** What holds for somebody's password by the policy of the tenant, their units and the client. */
export async function rulesOfSubject(
  store: AuthStore,
  { tenant, user_id, client }: Pick<PasswordOwner, 'tenant' | 'user_id' | 'client'>,
): Promise<PasswordRules> {
  const client_id = client?.client_id ?? null;
  return rulesOf((await effectivePolicy(store, { tenant: tenant.tenant_id, user_id, client_id })).password);
}
