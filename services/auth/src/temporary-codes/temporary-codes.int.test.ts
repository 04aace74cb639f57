import { roleKey } from '@kiban/service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HouseApi, houseApi } from '../api/testing/house-api.ts';
import { giveRole } from '../api/testing/planted-tenant.ts';
import { tell } from '../api/testing/told.ts';
import { browser } from '../protocol/testing/browser.ts';
import { RECORD } from '../records/record.ts';
import { type House, isSignedIn, openHouse, type TestTenant, type TestUser } from '../sign-in/testing/house.ts';
import { type OpenPage, send } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { type Pharmacy, pharmacy } from '../terminals/testing/pharmacy.ts';

let house: House;
let api: HouseApi;
let aoba: TestTenant;
let here: Pharmacy;
let administrator: TestUser;
let manager: TestUser;

beforeAll(async () => {
  house = await openHouse();
  api = await houseApi(house);
  aoba = await house.tenant('aoba');
  here = await pharmacy(house, aoba);
  administrator = await here.person('管理 者');
  manager = await here.person('店長');
  const give = (user: TestUser, role: 'administrator' | 'store_manager', at: object = {}) =>
    giveRole(house.store, aoba.tenant_id, { user_id: user.user_id, role: roleKey(role), ...at });
  await give(administrator, 'administrator');
  await give(manager, 'store_manager', { store_id: here.store_id });
});
afterAll(async () => {
  await api.close();
  await house.close();
});

const wanted = { identity_check: 'in_person_document', reason: 'カードを忘れた' };
const issue = (to: TestUser, by = administrator, more: object = {}, ago = 0) =>
  api.json(by, 'post', `/people/${to.user_id}/temporary-codes`, { ...wanted, ...more }, ago);

/** Up to the page that asks for it, and what came of the code. */
async function signIn(user: TestUser, code: string): Promise<OpenPage> {
  const in_ = browser();
  const page = await house.upToSecondFactor(in_, user);
  const asked = page.title === '一時コードを入力' ? page : undefined;
  return asked === undefined ? page : send(in_, asked, { code });
}

test('a code takes the place of the second factor, once', async () => {
  const user = await here.person('花子');
  await house.enrol(browser(), user);
  const { code } = await issue(user);
  expect(isSignedIn(await signIn(user, String(code)))).toBe(true);
  const again = await signIn(user, String(code));
  expect(isSignedIn(again)).toBe(false);
  expect(again.title).not.toBe('一時コードを入力');
  const list = await api.json(administrator, 'get', `/people/${user.user_id}/temporary-codes`);
  expect(list.items).toMatchObject([{ status: 'used', code: null, identity_check: 'in_person_document' }]);
});

test('of two uses at once one succeeds', async () => {
  const user = await here.person('同時');
  const { code } = await issue(user);
  const [one, other] = [browser(), browser()];
  const pages = [await house.upToSecondFactor(one, user), await house.upToSecondFactor(other, user)] as const;
  const typed = { code: String(code) };
  const ends = await Promise.all([send(one, pages[0], typed), send(other, pages[1], typed)]);
  expect(ends.filter(isSignedIn)).toHaveLength(1);
});

test('without the password it opens nothing, and a wrong one counts as a failure', async () => {
  const user = await here.person('次郎');
  const { code } = await issue(user);
  const in_ = browser();
  expect((await house.upToSecondFactor(in_, user, 'wrong-password-1')).problem).not.toBeNull();
  const wrong = await signIn(user, `${String(code).slice(0, -1)}${String(code).endsWith('A') ? 'B' : 'A'}`);
  expect(wrong.problem).toContain('コード');
});

test('it counts as long as was said, and never longer than a day', async () => {
  const user = await here.person('三郎');
  expect(await issue(user, administrator, { hours: 25 })).toMatchObject({ http: 400, code: 'validation_failed' });
  const { code } = await issue(user, administrator, { hours: 24 });
  house.forward(24 * 3600 + 1);
  const page = await signIn(user, String(code));
  expect(page.title).not.toBe('一時コードを入力');
  expect(isSignedIn(page)).toBe(false);
});

test('a new code, and a withdrawal, end the one before', async () => {
  const user = await here.person('四郎');
  const [first, second] = [await issue(user), await issue(user)];
  expect((await signIn(user, String(first.code))).problem).not.toBeNull();
  const address = `/people/${user.user_id}/temporary-codes/${second.id}`;
  expect(await api.json(administrator, 'delete', address, { reason: '見つかった' })).toMatchObject({
    status: 'withdrawn',
  });
  expect((await signIn(user, String(second.code))).title).not.toBe('一時コードを入力');
});

test('it counts in the company that gave it out, and in no other of the same person', async () => {
  const user = await here.person('五郎');
  const minato = await house.tenant('minato');
  const there = await house.user(minato, { person_id: user.person_id });
  await issue(user);
  expect((await house.upToSecondFactor(browser(), there)).title).not.toBe('一時コードを入力');
});

test('a store’s manager gives codes to the people of the store, and not to administrators', async () => {
  const [own, stranger] = [await here.person('六郎'), await here.stranger('七郎')];
  expect((await issue(own, manager)).http).toBe(201);
  expect(await issue(stranger, manager)).toMatchObject({ http: 404, code: 'not_found' });
  expect(await issue(administrator, manager)).toMatchObject({ http: 403, code: 'role_beyond_own' });
  expect(await issue(own, own)).toMatchObject({ http: 403, code: 'permission_missing' });
});

test('a store’s manager gives none to who may do more: not by a role of the company, of another store, or of another kind', async () => {
  const [beside, above] = [await here.person('副店長'), await here.person('本部')];
  const elsewhere = await tell(house.store, aoba.tenant_id, {
    ...{ kind: 'store', state: { name: '駅前店', unit_id: null, status: 'open' } },
  });
  const someone = async (role: string, at: object = {}) => {
    const user = await here.person('同僚');
    await giveRole(house.store, aoba.tenant_id, { user_id: user.user_id, role, ...at });
    return (await issue(user, manager)).code;
  };
  const beyond = 'role_beyond_own';
  const inStore = { store_id: here.store_id };
  expect(await someone(roleKey('user_administrator'))).toBe(beyond);
  expect(await someone(roleKey('viewer'))).toBe(beyond);
  expect(await someone(roleKey('store_manager'), { store_id: elsewhere })).toBe(beyond);
  expect(await someone(roleKey('device_administrator'), inStore)).toBe(beyond);
  expect(await someone('reception:clerk')).toBe(beyond);
  expect(await someone('reception:clerk', { store_id: elsewhere })).toBe(beyond);
  expect([await someone('reception:clerk', inStore), await someone(roleKey('store_manager'), inStore)]).toEqual([
    expect.stringMatching(/^[0-9A-Z-]{10,}$/),
    expect.stringMatching(/^[0-9A-Z-]{10,}$/),
  ]);
  // who manages every store is no administrator
  await giveRole(house.store, aoba.tenant_id, { user_id: above.user_id, role: roleKey('store_manager') });
  expect(await issue(administrator, above)).toMatchObject({ http: 403, code: beyond });
  expect((await issue(beside, above)).http).toBe(201);
});

test('nobody gives one to themselves, and nobody who was not asked just now', async () => {
  expect(await issue(administrator)).toMatchObject({ http: 409, code: 'decided_by_requester' });
  expect(await issue(manager, administrator, {}, 600)).toMatchObject({ http: 401, code: 'authentication_too_old' });
});

test('giving out and using it are events, without the code', async () => {
  const user = await here.person('八郎');
  const { id, code } = await issue(user);
  await signIn(user, String(code));
  const records = await house.store.query(PLATFORM_WIDE, RECORD, 'alternate', 'pending');
  const told = records.filter(({ data }) => data.aggregate_id === id).map(({ data }) => data);
  expect(told.map(({ name, reason }) => [name, reason]).sort()).toEqual([
    ['temporary_code.issued', wanted.reason],
    ['temporary_code.used', null],
  ]);
  expect(JSON.stringify(told)).not.toContain(String(code).replace('-', '').toLowerCase());
});
