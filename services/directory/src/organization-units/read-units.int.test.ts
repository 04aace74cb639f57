import { expect, test } from 'vitest';
import { listStores } from '../stores/read-stores.ts';
import { any, company } from '../testing/company.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { listUsers } from '../users/read-users.ts';
import { closeUnit } from './close-unit.ts';
import { findUnit, listUnits } from './read-units.ts';

const home = await testDirectory();
const { database } = home;
const { tenant, unit, store, user, role, member } = company(home);
const [head, east, west] = [
  await unit({ name: '本部', kana: 'ホンブ' }),
  await unit({ name: '東', kana: 'ヒガシ' }),
  await unit({ name: '西', kana: 'ニシ' }),
];
const [tokyo, chiba] = [
  await unit({ name: '東京', kana: 'トウキョウ', parent_id: east }),
  await unit({ name: '千葉', kana: 'チバ', parent_id: east }),
];
const ward = await unit({ name: '区', parent_id: tokyo });
const shops = [await store({ unit_id: ward }), await store({ unit_id: chiba }), await store({ unit_id: head })];
const people = [await user(), await user(), await user()] as [string, string, string];
await member(people[0], { store_id: shops[0] as string });
await member(people[0], { unit_id: chiba }); // the same one twice in the east
await member(people[1], { unit_id: east });
await member(people[2], { store_id: shops[2] as string });

const page = { at: null, limit: 50, after: null };

test('a unit comes before what is below it, and beside others by its reading', async () => {
  const { items, total } = await listUnits(database, tenant, page);
  expect(items.map(({ name, parent_name }) => `${name} ${parent_name ?? '-'}`)).toEqual([
    ...['西 -', '東 -', '千葉 東', '東京 東', '区 東京', '本部 -'],
  ]);
  expect(total).toBe(6);
});

test('what is in a unit counts for every unit above it, and a person once', async () => {
  const { items } = await listUnits(database, tenant, page);
  const counts = Object.fromEntries(items.map((each) => [each.name, [each.store_count, each.member_count]]));
  expect(counts).toEqual({ 西: [0, 0], 東: [2, 2], 千葉: [1, 1], 東京: [1, 1], 区: [1, 1], 本部: [1, 1] });
  for (const { id, store_count, member_count } of items) {
    expect(await findUnit(database, tenant, id, null)).toMatchObject({ store_count, member_count });
    const stores = await listStores(database, tenant, { ...page, sort: 'name', unit_id: id, status: ['open'] });
    const users = await listUsers(database, tenant, { ...page, sort: 'name', unit_id: id });
    expect([stores.total, users.total]).toEqual([store_count, member_count]);
  }
});

test('one unit shows the way to it from the top', async () => {
  expect((await findUnit(database, tenant, ward, null))?.path).toEqual([
    { id: east, name: '東' },
    { id: tokyo, name: '東京' },
  ]);
  expect((await findUnit(database, tenant, west, null))?.path).toEqual([]);
});

test('a closed unit is shown where it stood, or left out', async () => {
  await closeUnit(database, tenant, operator, any(west));
  const names = async (status?: ('active' | 'closed')[]) =>
    (await listUnits(database, tenant, { ...page, status })).items.map(({ name }) => name);
  expect(await names()).toHaveLength(6);
  expect(await names(['active'])).not.toContain('西');
  expect(await names(['closed'])).toEqual(['西']);
});

test('a position that is none is refused', async () => {
  for (const after of [[], [null, 'x'], ['ホンブ', null]])
    await expect(async () => listUnits(database, tenant, { ...page, after })).rejects.toMatchObject({
      code: 'position_malformed',
    });
});

test('members of a store, of a role and of a status are found', async () => {
  const names = async (query: object) =>
    (await listUsers(database, tenant, { ...page, sort: 'name', ...query })).items.map(({ id }) => id);
  const administrator = await user();
  await role(administrator, 'kiban:administrator');
  expect(await names({ store_id: shops[0] })).toEqual([people[0]]);
  expect(await names({ role: 'kiban:administrator' })).toEqual([administrator]);
  expect(await names({ status: ['left'] })).toEqual([]);
});

test('a unit of another tenant is not shown, nor what is in it', async () => {
  const other = newTenant();
  expect(await findUnit(database, other, east, null)).toBeNull();
  expect((await listStores(database, other, { ...page, sort: 'name', unit_id: east })).total).toBe(0);
  expect((await listUsers(database, other, { ...page, sort: 'name', unit_id: east })).total).toBe(0);
});
