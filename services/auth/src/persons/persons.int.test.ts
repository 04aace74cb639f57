import { afterAll, expect, test } from 'vitest';
import { browser } from '../protocol/testing/browser.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { isSignedIn, openHouse, PASSWORD } from '../sign-in/testing/house.ts';
import { endPersonsSessions } from './end-persons-sessions.ts';
import { listCredentials } from './list-credentials.ts';
import { resetFactors } from './reset-factors.ts';
import { setPassword } from './set-password.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east');
const operator = { operator: 'sato', reason: 'ticket 7' };
const proven = { ...operator, identity_proof_method: 'staff card shown' };

test('resetting a password or factors demands how the identity was proven, and records it', async () => {
  const { person_id } = await house.person(aoba);
  const again = { person_id, password: 'yuki9=Sanpo.Mo', must_change: true };
  await expect(setPassword(house.persons, again, operator)).rejects.toMatchObject({ code: 'identity_proof_missing' });
  await expect(resetFactors(house.persons, person_id, operator)).rejects.toMatchObject({
    code: 'identity_proof_missing',
  });
  await setPassword(house.persons, again, proven);
  const records = await recordsWaiting(house.store);
  const added = records.filter(({ state, name }) => state.person_id === person_id && name === 'credential.added');
  expect(added.at(-1)).toMatchObject({
    tenant_id: house.parts.platformTenant,
    actor: { kind: 'operator', id: 'sato' },
    reason: 'ticket 7; identity proven by: staff card shown',
  });
});

test('a weak password is refused from operators too', async () => {
  const { person_id } = await house.user(aoba);
  const weak = { person_id, password: 'Password1!', must_change: true };
  await expect(setPassword(house.persons, weak, operator)).rejects.toMatchObject({ code: 'password_unsuitable' });
});

test('a reset ends sessions; after a reset of factors the next sign-in enrols new ones', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  await house.enrol(terminal, user);
  expect(isSignedIn(await house.begin(terminal))).toBe(true);
  expect(await resetFactors(house.persons, user.person_id, proven)).toBe(2);
  expect(isSignedIn(await house.begin(terminal))).toBe(false);
  expect((await house.upToSecondFactor(browser(), user)).title).toBe('2 つ目の確認方法を選ぶ');
});

test('what a person signs in with is listed without a secret', async () => {
  const user = await house.person(aoba);
  await house.enrol(browser(), user);
  const listed = await listCredentials(house.store, user.person_id);
  expect(listed).toMatchObject([
    { type: 'lookup_codes', vouched_by: ['operator'], codes_left: 9 },
    { type: 'totp', vouched_by: ['operator'], codes_left: null },
    { type: 'password', vouched_by: ['operator'], must_change: false, codes_left: null },
  ]);
  expect(JSON.stringify(listed)).not.toMatch(/argon2|hash|seed|salt/);
  expect(JSON.stringify(listed)).not.toContain(PASSWORD);
});

test('an operator ends every session of a person', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  await house.enrol(terminal, user);
  expect(await endPersonsSessions(house.persons, user.person_id, operator)).toBe(1);
  expect(isSignedIn(await house.begin(terminal))).toBe(false);
});
