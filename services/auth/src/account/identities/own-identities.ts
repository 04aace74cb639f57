import { findConnection } from '../../connections/connection.ts';
import { identitiesOf } from '../../connections/identities/identity.ts';
import { effectivePolicy } from '../../policies/effective-policy.ts';
import { demandOf } from '../../sign-in/demand-of.ts';
import { countingOf } from '../../sign-in/outlook.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import { isStillEnough } from '../factors/still-enough.ts';
import { provenOf } from '../visit/proven.ts';
import type { Visitor } from '../visit/visitor.ts';

/** An account at the company's identity provider that signs in as the person. */
export interface OwnIdentity {
  readonly id: string;
  readonly connection_id: string;
  /** What the connection is called. */
  readonly name: string;
  /** What the provider knows the person by. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly linked_at: number;
}

/** In the tenant that is shown. */
export async function ownIdentities(
  store: AuthStore,
  { tenant, user }: Pick<Visitor, 'tenant' | 'user'>,
): Promise<OwnIdentity[]> {
  const found = await identitiesOf(store, tenant.tenant_id, user.person_id);
  return Promise.all(
    found.map(async ({ id, data: { connection_id, subject, linked_at } }) => {
      const connection = await findConnection(store, tenant.tenant_id, connection_id);
      return { id, connection_id, subject, linked_at, name: connection?.data.name ?? '' };
    }),
  );
}

/** Whether the person could not sign in without it: by what the company demands, or because they have nothing else. */
export async function isIdentityNeeded(
  parts: Pick<SignInParts, 'store' | 'clock'>,
  visitor: Visitor,
  { connection_id }: Pick<OwnIdentity, 'connection_id'>,
): Promise<boolean> {
  const proven = await provenOf(parts, visitor);
  const { tenant_id } = visitor.tenant;
  const { user_id, person_id } = visitor.user;
  const policy = await effectivePolicy(parts.store, { tenant: tenant_id, user_id });
  const { required_connection } = await demandOf(parts, { tenant_id, user_id, acr_values: [] }, policy);
  if (required_connection !== null) return required_connection === connection_id;
  return !(await isStillEnough(parts, proven, await countingOf(parts.store, person_id, proven)));
}
