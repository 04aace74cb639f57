import type { TenantId } from '@kiban/postgres';
import { builtInRoleOf } from '@kiban/service';
import { peopleWithin } from '../api/people-within.ts';
import { countingIn, credentialsOf, isPassword } from '../credentials/credential.ts';
import { everyUser, findUser, type LoginUser } from '../login-view/login-view.ts';
import { rolesOf } from '../login-view/roles.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { effectivePolicy } from './effective-policy.ts';
import type { PartialPolicy, SignInPolicy } from './policy.ts';
import { stricter } from './stricter.ts';

/** More people than this are not looked at one by one. */
const MOST = 1000;
const AT_ONCE = 10;

/** What somebody has to do at the next sign-in because of a policy. */
export type Consequence = 'adds_first_factor' | 'adds_other_factor' | 'adds_passkey';

export interface PolicyEffect {
  /** How many it concerns, and how many of them were looked at. */
  readonly people: number;
  readonly looked_at: number;
  readonly affected: readonly {
    readonly user_id: string;
    readonly name: string | null;
    readonly consequence: Consequence;
  }[];
}

/** Who would have to do something at the next sign-in, with what holds now or with something more. */
export async function policyEffect(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  place: string,
  proposed: PartialPolicy,
): Promise<PolicyEffect> {
  const users = await concernedBy(store, tenant, place);
  const looked = users.slice(0, MOST);
  const affected: PolicyEffect['affected'][number][] = [];
  for (let from = 0; from < looked.length; from += AT_ONCE) {
    const some = looked.slice(from, from + AT_ONCE);
    const found = await Promise.all(
      some.map(async (user) => {
        const client_id = place.startsWith('client:') ? place.slice('client:'.length) : null;
        const holds = await effectivePolicy(store, { tenant, user_id: user.user_id, client_id });
        const consequence = await consequenceFor(store, tenant, user, stricter(holds, proposed), clock());
        return consequence === undefined ? [] : [{ user_id: user.user_id, name: user.name, consequence }];
      }),
    );
    affected.push(...found.flat());
  }
  return { people: users.length, looked_at: looked.length, affected };
}

async function concernedBy(store: AuthStore, tenant: TenantId, place: string): Promise<LoginUser[]> {
  if (!place.startsWith('unit:')) return everyUser(store, tenant);
  const ids = await peopleWithin(store, tenant, { unit_ids: [place.slice('unit:'.length)], store_ids: [] });
  const users = await Promise.all(ids.map((id) => findUser(store, tenant, id)));
  return users.filter((user) => user?.status === 'active') as LoginUser[];
}

async function consequenceFor(
  store: AuthStore,
  tenant: TenantId,
  { person_id, user_id }: LoginUser,
  { second_factors, phishing_resistant_for }: SignInPolicy,
  now: number,
): Promise<Consequence | undefined> {
  const factors = countingIn(await credentialsOf(store, person_id), tenant).filter((item) => !isPassword(item));
  if (factors.length === 0) return 'adds_first_factor';
  const types = factors.map(({ data }) => data.type);
  const held = phishing_resistant_for.length === 0 ? [] : await rolesOf(store, tenant, user_id, now);
  const roles = held.flatMap(({ role }) => builtInRoleOf(role) ?? []);
  if (roles.some((role) => phishing_resistant_for.includes(role)) && !types.includes('passkey')) return 'adds_passkey';
  return types.some((type) => (second_factors as readonly string[]).includes(type)) ? undefined : 'adds_other_factor';
}
