import { type Credential, countingIn, credentialsOf, isPassword } from '../credentials/credential.ts';
import type { Method } from '../factors/factor.ts';
import { codesLeft } from '../factors/lookup-codes/lookup-codes.ts';
import { isLoginViewTooOld } from '../login-view/freshness.ts';
import { effectivePolicy } from '../policies/effective-policy.ts';
import type { EffectivePolicy } from '../policies/policy.ts';
import type { AuthStore, Item } from '../store/auth-store.ts';
import { CHALLENGES } from './challenges/challenges.ts';
import { type Demand, expected, isEnough, sufficient } from './demand.ts';
import { demandOf } from './demand-of.ts';
import { ENROLMENTS } from './enrolments/enrolments.ts';
import { isOwn, mayBeginToAdd, mayStillAdd, ownOf } from './may-add-factor.ts';
import type { SignInParts } from './parts.ts';
import { isMultiFactor, type Proof } from './proof.ts';
import type { Outlook, Proven, Task } from './state.ts';

/** With fewer printed codes left, new ones are printed: whoever has nothing else must not be shut out. */
const CODES_LOW = 3;

/** What nobody knows yet of somebody named. */
export function noOutlook(acrValues: readonly string[]): Outlook {
  const demand = { acr_values: acrValues, phishing_resistant: false, second_factors: [], required_connection: null };
  return { demand, offered: [], enrolments: [], tasks: [], held: null };
}

/**
 * What can be asked next of somebody, after each proof.
 *
 * @param credentials those that count in the tenant, where they were read already.
 */
export async function outlookOf(
  parts: SignInParts,
  proven: Proven,
  credentials?: readonly Item<Credential>[],
): Promise<Outlook> {
  const { store, clock } = parts;
  const { tenant, user_id, person_id, client, proofs } = proven;
  const asked = { tenant: tenant.tenant_id, user_id, client_id: client.client_id };
  const [policy, counting] = await Promise.all([
    effectivePolicy(store, asked),
    credentials ?? countingOf(store, person_id, proven),
  ]);
  const [demand, tooOld] = await Promise.all([
    demandOf(parts, { ...proven, ...proven.demand, tenant_id: tenant.tenant_id }, policy),
    isLoginViewTooOld(store, policy.login_view.oldest_hours, clock()),
  ]);
  const tasks = await tasksOf(store, { proven, counting, policy, now: clock() });
  const outlook: Outlook = { demand, offered: [], enrolments: [], tasks, held: tooOld ? 'login_view_too_old' : null };
  if (isEnough(proofs, demand)) {
    if (!tasks.some(({ task }) => task === 'own_factor')) return outlook;
    return { ...outlook, offered: own(await offeredTo(parts, proven, counting, policy), proofs) };
  }
  const offered = helpful(await offeredTo(parts, proven, counting, policy), proofs, demand);
  if (offered.length > 0 || !mayBeginToAdd(proofs, counting, clock())) return { ...outlook, offered };
  const addable = ENROLMENTS.filter((each) => each.offered(policy, counting)).map(({ method }) => method);
  return { ...outlook, enrolments: sufficient(addable, proofs, demand) };
}

export async function countingOf(
  store: AuthStore,
  personId: string,
  { tenant }: Pick<Proven, 'tenant'>,
): Promise<Item<Credential>[]> {
  return countingIn(await credentialsOf(store, personId), tenant.tenant_id);
}

/** Every challenge that can be asked of somebody and was not yet, whatever it would be worth. */
export async function offeredTo(
  { store, clock }: Pick<SignInParts, 'store' | 'clock'>,
  proven: Proven,
  credentials: readonly Item<Credential>[],
  known?: EffectivePolicy,
): Promise<Method[]> {
  const { tenant, user_id, client } = proven;
  const asked = { tenant: tenant.tenant_id, user_id, client_id: client.client_id };
  const policy = known ?? (await effectivePolicy(store, asked));
  const context = { store, proven, credentials, policy, terminal: proven.terminal, now: clock() };
  const methods: Method[] = [];
  for (const challenge of CHALLENGES) {
    const used = proven.proofs.some(({ method }) => method === challenge.method);
    if (!used && (await challenge.offered(context))) methods.push(challenge.method);
  }
  return methods;
}

/** What would do at once; where nothing does, what makes two types, so that what would do can be added. */
function helpful(methods: readonly Method[], proofs: readonly Proof[], demand: Demand): Method[] {
  const enough = sufficient(methods, proofs, demand);
  const bound = demand.required_connection;
  const elsewhere = bound !== null && !proofs.some(({ connection_id }) => connection_id === bound);
  if (enough.length > 0 || isMultiFactor(proofs) || elsewhere) return enough;
  const any = { acr_values: [], phishing_resistant: false, second_factors: methods, required_connection: null };
  return sufficient(methods, proofs, any);
}

/** What makes two types of the person's own. */
function own(methods: readonly Method[], proofs: readonly Proof[]): Method[] {
  return methods.filter((method) => isMultiFactor(ownOf([...proofs, expected(method)])));
}

/**
 * What proves somebody beside a link that was mailed or handed over: of what the policy takes, where they have any of that. Not a
 * code by mail, which would be the same mail again, and nothing that is not their own.
 */
export async function provingBesideLink(
  parts: Pick<SignInParts, 'store' | 'clock'>,
  proven: Proven,
  credentials: readonly Item<Credential>[],
): Promise<Method[]> {
  const { tenant, user_id } = proven;
  const policy = await effectivePolicy(parts.store, { tenant: tenant.tenant_id, user_id });
  const asked = { tenant_id: tenant.tenant_id, user_id, acr_values: [] };
  const demand = { ...(await demandOf(parts, asked, policy)), required_connection: null };
  const methods = (await offeredTo(parts, proven, credentials, policy)).filter(
    (method) => method !== 'password' && method !== 'email_code' && isOwn(method),
  );
  const permitted = sufficient(methods, [expected('password')], demand);
  return permitted.length > 0 ? permitted : methods;
}

async function tasksOf(
  store: AuthStore,
  {
    proven,
    counting,
    policy,
    now,
  }: { proven: Proven; counting: readonly Item<Credential>[]; policy: EffectivePolicy; now: number },
): Promise<Task[]> {
  const used = proven.proofs.map(({ credential_id }) => credential_id);
  const mustChange = counting.some(({ id, data }) => data.type === 'password' && data.must_change && used.includes(id));
  if (mustChange && isMultiFactor(proven.proofs) && !mayStillAdd(proven.proofs, counting, now))
    return [{ task: 'own_factor' }];
  const tasks: Task[] = mustChange ? [{ task: 'new_password' }] : [];
  const codes = policy.second_factors.includes('lookup_codes') && isMultiFactor(ownOf(proven.proofs));
  return codes && (await codesAreLow(store, proven, counting))
    ? [...tasks, { task: 'enrol', method: 'lookup_codes' }]
    : tasks;
}

/** Whoever uses printed codes, or has one other factor only, is to have some. */
async function codesAreLow(
  store: AuthStore,
  { proofs }: Proven,
  counting: readonly Item<Credential>[],
): Promise<boolean> {
  const own = ownOf(proofs).some(({ credential_id, method }) => credential_id !== null && method !== 'password');
  if (!own) return false;
  const sets = counting.filter(({ data }) => data.type === 'lookup_codes');
  const others = counting.filter((item) => !isPassword(item) && item.data.type !== 'lookup_codes');
  if (sets.length === 0) return others.length < 2;
  const left = await Promise.all(sets.map(({ id }) => codesLeft(store, id)));
  return left.reduce((sum, count) => sum + count, 0) < CODES_LOW;
}
