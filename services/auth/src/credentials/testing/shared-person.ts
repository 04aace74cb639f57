import { expect } from 'vitest';
import { newSeed } from '../../factors/totp/totp.ts';
import { type Browser, browser } from '../../protocol/testing/browser.ts';
import {
  codesOn,
  type House,
  isSignedIn,
  seedOn,
  type TestTenant,
  type TestUser,
} from '../../sign-in/testing/house.ts';
import { send } from '../../sign-in/testing/page.ts';
import { kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { addCredential } from '../add-credential.ts';
import { countingIn, credentialsOf } from '../credential.ts';
import { ENROLMENT_OPEN_MS, replacePassword } from '../replace-password.ts';

/** One person who works for two customers, each of which vouches for a password and an app of its own. */
export interface SharedPerson {
  readonly house: House;
  readonly inA: TestUser;
  readonly inB: TestUser;
  /** Where the person is signed in to A, and where to B. */
  readonly atA: Browser;
  readonly atB: Browser;
  readonly seedOfA: string;
}

/** Passwords and browsers that a power put into the hands of whoever used it. */
export interface Gained {
  readonly passwords?: readonly string[];
  readonly browsers?: readonly Browser[];
}

/** Something that A's administrator, identity provider or imports can do to A's users. */
export interface Power {
  readonly name: string;
  use(person: SharedPerson): Promise<Gained>;
}

const OF_A = 'kaze5-Asobi#';
export const OF_B = 'yuki9=Sanpo.Mo!';

export async function sharedPerson(house: House, a: TestTenant, b: TestTenant): Promise<SharedPerson> {
  const inA = await house.user(a);
  const inB = await house.user(b, { person_id: inA.person_id });
  const [atA, atB] = [browser(), browser()];
  const seedOfA = await signedIn(house, inA, OF_A, atA);
  await signedIn(house, inB, OF_B, atB);
  return { house, inA, inB, atA, atB, seedOfA };
}

/** Somebody with a password, an app and printed codes of a tenant, signed in to it. @returns the app's seed. */
async function signedIn(house: House, user: TestUser, password: string, at: Browser): Promise<string> {
  await passwordBy(house, user, password);
  const { store, envelope } = house.parts;
  const { tenant_id } = user.tenant;
  const common = { person_id: user.person_id, vouched_by: [tenant_id], added_at: house.now(), changes: 1 };
  const act = { tenant_id, actor: { kind: 'service', id: 'test' } as const, reason: null, request_id: null, at: 0 };
  const seed = newSeed();
  const sealed_seed = await envelope.seal(seed, user.person_id);
  await addCredential(store, { ...common, type: 'totp', sealed_seed, last_step: 0 }, act);
  const set = await addCredential(store, { ...common, type: 'lookup_codes', salt: '00' }, act);
  // codes that nobody knows: enough of them that no new ones are asked for
  for (const code of ['1', '2', '3'])
    await store.create(PLATFORM_WIDE, kindOf('lookup_code'), {
      ...{ id: `${set}.${code}`, data: { credential_id: set }, references: { alternate: set }, expires_at: null },
    });
  const end = await send(at, await house.upToSecondFactor(at, user, password), { code: house.code(seed) });
  expect(isSignedIn(end), `${end.title} ${end.problem ?? ''}`).toBe(true);
  return seed;
}

/** What completing an invitation of a tenant leaves behind. */
export async function passwordBy(
  house: House,
  { tenant: { tenant_id }, person_id, user_id }: TestUser,
  password: string,
): Promise<void> {
  const opens_enrolment_until = house.now() + ENROLMENT_OPEN_MS;
  const actor = { kind: 'person', id: user_id } as const;
  await replacePassword(
    house.parts,
    { person_id, password, vouched_by: [tenant_id], must_change: false, by_mail: true, opens_enrolment_until },
    { tenant_id, actor, reason: null, request_id: null, at: house.now() },
  );
}

/** Signs in for the first time, with an app and printed codes. @returns the app's seed. */
export async function enrolled(house: House, user: TestUser, password: string, at: Browser): Promise<string> {
  const app = await send(at, await house.upToSecondFactor(at, user, password), { method: 'totp' });
  const seed = seedOn(app);
  const print = await send(at, app, { code: house.code(seed) });
  const end = await send(at, await send(at, print, {}), { code: codesOn(print)[0] ?? '' });
  expect(isSignedIn(end), `${end.title} ${end.problem ?? ''}`).toBe(true);
  return seed;
}

/** Uses a power of A's and looks at B before and after: it is as if nothing had happened, and nothing gained opens it. */
export async function expectNothingInB(person: SharedPerson, power: Power): Promise<void> {
  const { house, inB, atB } = person;
  const before = await seenInB(person);
  const { passwords = [], browsers = [] } = await power.use(person);
  expect(await seenInB(person), `what ${power.name} changed in B`).toEqual(before);
  expect(isSignedIn(await house.begin(atB, { tenant: inB.tenant.code })), 'still signed in to B').toBe(true);
  for (const password of passwords) {
    const refused = await house.upToSecondFactor(browser(), inB, password);
    expect(refused.problem, 'a password of A at B').not.toBeNull();
  }
  for (const gained of browsers)
    expect(isSignedIn(await house.begin(gained, { tenant: inB.tenant.code })), 'a browser of A at B').toBe(false);
  const own = await house.upToSecondFactor(browser(), inB, OF_B);
  expect(own.problem, 'the own password at B').toBeNull();
}

/** Everything in B's scope, and what counts in B of the person's credentials; not their last use. */
async function seenInB({ house, inB }: SharedPerson): Promise<unknown> {
  const { tenant_id } = inB.tenant;
  const items = await house.home.plant<{ row: string }>(
    'select i::text as row from auth.item i where scope = $1 order by kind, id',
    [tenant_id],
  );
  const counting = countingIn(await credentialsOf(house.store, inB.person_id), tenant_id);
  return { items, credentials: counting.map(({ id, data: { type, vouched_by } }) => ({ id, type, vouched_by })) };
}
