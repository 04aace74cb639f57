import { afterAll, expect, test } from 'vitest';
import { listCredentials } from '../persons/list-credentials.ts';
import { setPassword } from '../persons/set-password.ts';
import { browser } from '../protocol/testing/browser.ts';
import { codesOn, isSignedIn, openHouse, PASSWORD, type TestTenant, type TestUser } from '../sign-in/testing/house.ts';
import { send } from '../sign-in/testing/page.ts';
import { replacePassword } from './replace-password.ts';

const house = await openHouse();
afterAll(() => house.close());
const east = await house.tenant('aoba-east', '青葉ファーマシー東');
const west = await house.tenant('aoba-west', '青葉ファーマシー西');

/** What completing an invitation of a tenant leaves behind. */
const invitedBy = ({ tenant_id }: TestTenant, { person_id, user_id }: TestUser, password: string) =>
  replacePassword(
    house.parts,
    {
      person_id,
      password,
      vouched_by: [tenant_id],
      must_change: false,
      opens_enrolment_until: house.now() + 60_000,
      by_mail: false,
    },
    { tenant_id, actor: { kind: 'person', id: user_id }, reason: null, request_id: null, at: house.now() },
  );

/** One person, a user of both. */
async function shared() {
  const inEast = await house.user(east);
  return { inEast, inWest: await house.user(west, { person_id: inEast.person_id }) };
}

test('who is vouched for by the operator works for both, and changes between them without a question', async () => {
  const { inEast, inWest } = await shared();
  const given = { person_id: inEast.person_id, password: PASSWORD, must_change: false };
  await setPassword(house.persons, given, { operator: 'test', reason: null });
  const terminal = browser();
  expect(isSignedIn((await house.enrol(terminal, inEast)).end)).toBe(true);
  expect(isSignedIn(await house.begin(terminal, { tenant: inWest.tenant.code }))).toBe(true);
});

test('a password that one tenant vouches for opens nothing of another, nor does a session that it began', async () => {
  const { inEast, inWest } = await shared();
  await invitedBy(east, inEast, PASSWORD);
  const terminal = browser();
  expect(isSignedIn((await house.enrol(terminal, inEast)).end)).toBe(true);
  expect((await house.upToSecondFactor(browser(), inWest)).problem).toContain('正しくありません');
  const change = await house.begin(terminal, { tenant: west.code });
  expect([isSignedIn(change), change.title]).toEqual([false, 'ログインIDを入力']);
});

test('a tenant’s administrator who invites a shared person again cannot open the other tenant', async () => {
  const { inEast, inWest } = await shared();
  await invitedBy(west, inWest, 'yuki9=Sanpo.Mo');
  const { seed } = await enrolledWith(inWest, 'yuki9=Sanpo.Mo');
  await invitedBy(east, inEast, 'attacker#9Xy');
  expect((await house.upToSecondFactor(browser(), inWest, 'attacker#9Xy')).problem).toContain('正しくありません');
  const attacker = browser();
  const { end } = await enrolledWith(inEast, 'attacker#9Xy', attacker);
  expect(isSignedIn(end)).toBe(true);
  expect(isSignedIn(await house.begin(attacker, { tenant: west.code }))).toBe(false);
  const owner = browser();
  const factor = await house.upToSecondFactor(owner, inWest, 'yuki9=Sanpo.Mo');
  expect(isSignedIn(await send(owner, factor, { code: house.code(seed) }))).toBe(true);
});

test('nor does it end what the other tenant or the operator vouches for', async () => {
  const { inEast, inWest } = await shared();
  const given = { person_id: inEast.person_id, password: PASSWORD, must_change: false };
  await setPassword(house.persons, given, { operator: 'test', reason: null });
  await invitedBy(east, inEast, 'yuki9=Sanpo.Mo');
  expect((await house.upToSecondFactor(browser(), inEast)).problem).toContain('正しくありません');
  expect((await house.upToSecondFactor(browser(), inEast, 'yuki9=Sanpo.Mo')).problem).toBeNull();
  expect((await house.upToSecondFactor(browser(), inWest)).problem).toBeNull();
});

test('what two tenants vouch for, one of them ends in itself only; what nobody vouches for any more is gone', async () => {
  const { inEast, inWest } = await shared();
  const { person_id, user_id } = inEast;
  const actor = { kind: 'person', id: user_id } as const;
  const act = { tenant_id: east.tenant_id, actor, reason: null, request_id: null, at: house.now() };
  const both = {
    person_id,
    password: PASSWORD,
    vouched_by: [east.tenant_id, west.tenant_id],
    must_change: false,
    opens_enrolment_until: house.now() + 60_000,
    by_mail: false,
  };
  await replacePassword(house.parts, both, act);
  await invitedBy(east, inEast, 'yuki9=Sanpo.Mo');
  expect((await house.upToSecondFactor(browser(), inWest)).problem).toBeNull();
  await invitedBy(west, inWest, 'kaze5-Asobi');
  const passwords = await listCredentials(house.store, person_id);
  expect(passwords.map(({ vouched_by }) => vouched_by)).toEqual([[west.tenant_id], [east.tenant_id]]);
});

test('a second factor added in one tenant’s session counts in that tenant only', async () => {
  const { inEast, inWest } = await shared();
  await invitedBy(east, inEast, PASSWORD);
  await enrolledWith(inEast, PASSWORD);
  await invitedBy(west, inWest, 'yuki9=Sanpo.Mo');
  const page = await house.upToSecondFactor(browser(), inWest, 'yuki9=Sanpo.Mo');
  expect(page.title).toBe('2 つ目の確認方法を選ぶ');
});

async function enrolledWith(user: TestUser, password: string, terminal = browser()) {
  const choose = await house.upToSecondFactor(terminal, user, password);
  const app = await send(terminal, choose, { method: 'totp' });
  const seed = /<code>([A-Z2-7 ]{32,})<\/code>/.exec(app.html)?.[1]?.replaceAll(' ', '') ?? '';
  const print = await send(terminal, app, { code: house.code(seed) });
  const end = await send(terminal, await send(terminal, print, {}), { code: codesOn(print)[0] ?? '' });
  return { seed, end };
}
