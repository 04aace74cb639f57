import { afterAll, expect, test } from 'vitest';
import { countingIn, credentialsOf, ofType } from '../credentials/credential.ts';
import { expectNothingInB, type Power, sharedPerson } from '../credentials/testing/shared-person.ts';
import { browser } from '../protocol/testing/browser.ts';
import { GRANT } from '../sessions/session-kinds.ts';
import { openHouse } from '../sign-in/testing/house.ts';
import { send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { withdrawable } from './factors/removal.ts';

const house = await openHouse();
afterAll(() => house.close());
const a = await house.tenant('aoba-a', '青葉ファーマシー東');
const b = await house.tenant('aoba-b', '青葉ファーマシー西');
const OWN = 'attacker#9Xyz-Vx8k';

/** Somebody who is this person in A only, whoever let them in there, with all that the account pages can do. */
const account: Power = {
  name: 'the account pages of a session in A',
  async use({ atA, inA, inB, seedOfA }) {
    const open = (path: string) => visit(atA, `${house.origin}/account${path}`);
    const companies = await open('/companies');
    expect([companies.html.includes(a.name), companies.html.includes(b.name)]).toEqual([true, false]);
    const proven = await send(atA, await open('/password'), { login_id: inA.login_id });
    const factor = await send(atA, proven, { password: 'kaze5-Asobi#' });
    const page = await send(atA, factor, { code: house.code(seedOfA) });
    const passwords = { password: 'kaze5-Asobi#', new_password: OWN, new_password_again: OWN };
    expect((await send(atA, page, { ...passwords, end_others: 'yes' })).at.search).toBe('?done=password');
    for (const { id } of countingIn(await credentialsOf(house.store, inA.person_id), a.tenant_id)) {
      const shown = await open(`/factors/${id}`);
      const [first] = shown.forms;
      const body = new URLSearchParams({ ...first?.hidden, action: 'remove' });
      await atA.fetch(`${house.origin}/account/factors/${id}`, { method: 'POST', body });
    }
    const sessions = await open('/sessions');
    const ofB = await house.store.query(PLATFORM_WIDE, GRANT, 'person', inB.person_id);
    for (const { data } of ofB.filter(({ data: { tenant_id } }) => tenant_id === b.tenant_id)) {
      const body = new URLSearchParams({ ...sessions.forms[0]?.hidden, action: `end:${data.session_id}` });
      await atA.fetch(`${house.origin}/account/sessions`, { method: 'POST', body });
    }
    await send(atA, sessions, {}, { action: 'end_everywhere' });
    return { passwords: [OWN] };
  },
};

test('whoever is somebody in one company does nothing to them in another, and learns of none', async () => {
  house.forward(6 * 60);
  const person = await sharedPerson(house, a, b);
  house.forward(6 * 60);
  await expectNothingInB(person, account);
});

test('what counts everywhere is not taken away on the word of one company', async () => {
  const user = await house.person(a);
  const at = browser();
  await house.enrol(at, user);
  expect(withdrawable(['operator'], [a.tenant_id])).toEqual([]);
  expect(withdrawable(['operator', b.tenant_id], ['operator'])).toEqual(['operator', b.tenant_id]);
  expect(withdrawable([a.tenant_id, b.tenant_id], [a.tenant_id])).toEqual([a.tenant_id]);

  // needed in the other company, where nothing else counts
  await house.user(b, { person_id: user.person_id });
  const [sheet] = ofType(await credentialsOf(house.store, user.person_id), 'lookup_codes');
  const page = await visit(at, `${house.origin}/account/factors/${sheet?.id}`);
  const gone = await send(at, page, {}, { action: 'remove' });
  expect(gone.at.search).toBe('?done=removed');
  const app = ofType(await credentialsOf(house.store, user.person_id), 'totp')[0]?.id;
  expect((await visit(at, `${house.origin}/account/factors/${app}`)).html).not.toContain('value="remove"');
});
