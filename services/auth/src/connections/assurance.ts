import type { FactorType } from '../factors/factor.ts';
import type { Proof } from '../sign-in/proof.ts';
import type { Assertion } from './assertion.ts';
import type { Connection } from './connection.ts';

/** A provider that does not say when may have known the person for weeks: it proves nothing of this moment. */
const UNSAID_MS = 10 * 60_000;

/**
 * What an assertion proves: that somebody knew a password somewhere; two types only where the provider names a context that
 * the tenant trusts. The tenant vouches, nobody else: it counts nowhere but there.
 */
export function proofOf(
  connection: Pick<Connection, 'tenant_id' | 'connection_id' | 'trusted_mfa'>,
  assertion: Assertion,
  at: number,
): Proof {
  const { tenant_id, connection_id, trusted_mfa } = connection;
  const trusted = assertion.contexts.some((context) => trusted_mfa.includes(context));
  const types: readonly FactorType[] = trusted ? ['knowledge', 'possession'] : ['knowledge'];
  return {
    ...{ method: 'identity_provider', types, amr: assertion.amr, vouched_by: [tenant_id] },
    at: Math.min(at, assertion.authenticated_at ?? at - UNSAID_MS),
    ...{ credential_id: null, phishing_resistant: false, connection_id },
  };
}
