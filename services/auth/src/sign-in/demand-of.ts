import type { TenantId } from '@kiban/postgres';
import { builtInRoleOf } from '@kiban/service';
import { activeConnection } from '../connections/connection.ts';
import { rolesOf } from '../login-view/roles.ts';
import type { EffectivePolicy } from '../policies/policy.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { Demand } from './demand.ts';

const ADMINISTRATOR = 'administrator';

/** What a policy demands of a user. @param subject who, where, and what the client asks for beside it. */
export async function demandOf(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  subject: { readonly tenant_id: TenantId; readonly user_id: string; readonly acr_values: readonly string[] },
  policy: EffectivePolicy,
): Promise<Demand> {
  const { tenant_id, user_id, acr_values } = subject;
  const { phishing_resistant_for: demanding, second_factors, sign_on } = policy;
  const required = sign_on.required_connection;
  const depends = demanding.length > 0 || required !== null;
  const held = depends ? await rolesOf(store, tenant_id, user_id, clock()) : [];
  const roles = held.flatMap(({ role }) => builtInRoleOf(role) ?? []);
  // the way back in when the identity provider fails
  const isBound = required !== null && !roles.includes(ADMINISTRATOR);
  const connection = isBound ? await activeConnection(store, tenant_id, required) : undefined;
  return {
    acr_values,
    phishing_resistant: roles.some((role) => demanding.includes(role)),
    second_factors,
    required_connection: connection === undefined ? null : required,
  };
}
