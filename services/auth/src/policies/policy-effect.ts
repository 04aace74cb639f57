import type { TenantId } from '@kiban/postgres';
import { builtInRoleOf } from '@kiban/service';
import { peopleWithin } from '../api/people-within.ts';
import { countingIn, credentialsOf, isPassword } from '../credentials/credential.ts';
import { everyUser, findUser, type LoginUser } from '../login-view/login-view.ts';
import { rolesOf } from '../login-view/roles.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { effectiveOf, policyAtOf } from './effective-policy.ts';
import { loosenedParts } from './looser.ts';
import type { PartialPolicy, PolicyPlace, SignInPolicy } from './policy.ts';
import { type Policies, readPolicies } from './tenant-policies.ts';

/** More people than this are not looked at one by one. */
const MOST = 1000;
const AT_ONCE = 10;

/** What somebody has to do at the next sign-in because of a policy. */
export type Consequence = 'adds_first_factor' | 'adds_other_factor' | 'adds_passkey';

/** Somebody, and what they have, or had, to do. */
interface AffectedPerson {
  readonly user_id: string;
  readonly name: string | null;
  readonly consequence: Consequence;
}

export interface PolicyEffect {
  /** How many it concerns, and how many of them were looked at. */
  readonly people: number;
  readonly looked_at: number;
  /** By what holds: who has to do something. By something else: who has to and does not now, or something else than now. */
  readonly affected: readonly AffectedPerson[];
  /** Who has to do something now and would not have to any more. */
  readonly relieved: readonly AffectedPerson[];
  /** In which parts less would be asked for at the place than now. */
  readonly looser: readonly string[];
}

/**
 * Who has to do something at the next sign-in by what holds now; or what would be different if something else were said.
 *
 * @param proposed what the place would say in place of what it says; undefined: nothing else.
 */
export async function policyEffect(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  place: PolicyPlace,
  proposed: PartialPolicy | undefined,
): Promise<PolicyEffect> {
  const kept = await readPolicies(store, tenant);
  const thought = proposed === undefined ? kept : saying(kept, tenant, place, proposed);
  const users = await concernedBy(store, tenant, place);
  const looked = users.slice(0, MOST);
  const client_id = place.startsWith('client:') ? place.slice('client:'.length) : null;
  const differences: Difference[] = [];
  for (let from = 0; from < looked.length; from += AT_ONCE) {
    const some = looked.slice(from, from + AT_ONCE).map(async (user): Promise<Difference> => {
      const subject = { tenant, user_id: user.user_id, client_id };
      const [holds, would] = await Promise.all([
        effectiveOf(store, kept, subject),
        effectiveOf(store, thought, subject),
      ]);
      const held = await heldBy(store, tenant, user, [holds, would], clock());
      return { user, now: consequenceOf(held, holds), next: consequenceOf(held, would) };
    });
    differences.push(...(await Promise.all(some)));
  }
  const [before, after] = await Promise.all([kept, thought].map((by) => policyAtOf(store, by, tenant, place)));
  return {
    ...{ people: users.length, looked_at: looked.length },
    affected: differences.flatMap(({ user, now, next }) =>
      next === undefined || (proposed !== undefined && next === now) ? [] : [personOf(user, next)],
    ),
    relieved: differences.flatMap(({ user, now, next }) =>
      now === undefined || next !== undefined ? [] : [personOf(user, now)],
    ),
    looser: before === undefined || after === undefined ? [] : loosenedParts(before, after),
  };
}

interface Difference {
  readonly user: LoginUser;
  readonly now: Consequence | undefined;
  readonly next: Consequence | undefined;
}

function personOf({ user_id, name }: LoginUser, consequence: Consequence): AffectedPerson {
  return { user_id, name, consequence };
}

/** The tenant's policies as they would be. */
function saying(kept: Policies, tenant_id: TenantId, place: PolicyPlace, policy: PartialPolicy): Policies {
  const { policy_id = '', changes = 0 } = kept.get(place) ?? {};
  return new Map([...kept, [place, { policy_id, tenant_id, policy, status: 'active', changes }]]);
}

async function concernedBy(store: AuthStore, tenant: TenantId, place: string): Promise<LoginUser[]> {
  if (!place.startsWith('unit:')) return everyUser(store, tenant);
  const ids = await peopleWithin(store, tenant, { unit_ids: [place.slice('unit:'.length)], store_ids: [] });
  const users = await Promise.all(ids.map((id) => findUser(store, tenant, id)));
  return users.filter((user) => user?.status === 'active') as LoginUser[];
}

/** What somebody can sign in with beside a password, and which of our roles they hold, if any of the policies asks that. */
interface Held {
  readonly types: readonly string[];
  readonly roles: readonly string[];
}

async function heldBy(
  store: AuthStore,
  tenant: TenantId,
  { person_id, user_id }: LoginUser,
  policies: readonly SignInPolicy[],
  now: number,
): Promise<Held> {
  const asksForRoles = policies.some(({ phishing_resistant_for }) => phishing_resistant_for.length > 0);
  const [credentials, held] = await Promise.all([
    credentialsOf(store, person_id),
    asksForRoles ? rolesOf(store, tenant, user_id, now) : [],
  ]);
  const factors = countingIn(credentials, tenant).filter((item) => !isPassword(item));
  return { types: factors.map(({ data }) => data.type), roles: held.flatMap(({ role }) => builtInRoleOf(role) ?? []) };
}

function consequenceOf(
  { types, roles }: Held,
  { second_factors, phishing_resistant_for }: SignInPolicy,
): Consequence | undefined {
  if (types.length === 0) return 'adds_first_factor';
  const asked: readonly string[] = phishing_resistant_for;
  if (roles.some((role) => asked.includes(role)) && !types.includes('passkey')) return 'adds_passkey';
  return types.some((type) => (second_factors as readonly string[]).includes(type)) ? undefined : 'adds_other_factor';
}
