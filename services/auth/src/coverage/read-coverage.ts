import type { TenantId } from '@kiban/postgres';
import { countingIn, credentialsOf } from '../credentials/credential.ts';
import { findUser, type LoginUser } from '../login-view/login-view.ts';
import { membersAt } from '../login-view/places.ts';
import { tenantPolicy } from '../policies/effective-policy.ts';
import type { AuthStore } from '../store/auth-store.ts';

/** Of the people of one place: who has no second factor. */
export interface Coverage {
  readonly people: number;
  readonly without: readonly { readonly user_id: string; readonly name: string | null }[];
}

/** How many people are looked at at once. */
const AT_ONCE = 20;

export async function coverageAt(store: AuthStore, tenant: TenantId, placeId: string): Promise<Coverage> {
  const ids = await membersAt(store, tenant, placeId);
  const users = await Promise.all(ids.map((id) => findUser(store, tenant, id)));
  return coverageOf(store, tenant, users.filter((user) => user?.status === 'active') as LoginUser[]);
}

/** Who of these active users has nothing beside a password that counts here and the tenant's policy permits. */
export async function coverageOf(store: AuthStore, tenant: TenantId, users: readonly LoginUser[]): Promise<Coverage> {
  const { second_factors } = await tenantPolicy(store, tenant);
  const without: Coverage['without'][number][] = [];
  for (let at = 0; at < users.length; at += AT_ONCE)
    await Promise.all(
      users.slice(at, at + AT_ONCE).map(async ({ user_id, person_id, name }) => {
        const counting = countingIn(await credentialsOf(store, person_id), tenant);
        const covered = counting.some(({ data }) => data.type !== 'password' && second_factors.includes(data.type));
        if (!covered) without.push({ user_id, name });
      }),
    );
  without.sort(
    (one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'ja') || (one.user_id < other.user_id ? -1 : 1),
  );
  return { people: users.length, without };
}
