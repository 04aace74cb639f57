import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantRead } from '@kiban/postgres';
import { now } from '@kiban/service';
import { beforeAll, expect, test } from 'vitest';
import { storeAggregate, storeClosed, storeOpened } from '../stores/store.ts';
import { command, newTenant, testDirectory } from '../testing/test-directory.ts';
import { userAdded, userAggregate, userLeft } from '../users/user.ts';
import { searchStores, searchUsers } from './search.ts';

const home = await testDirectory();
const [tenant, other] = [newTenant(), newTenant()];

async function open(of: TenantId, name: string, kana: string | null, code: string): Promise<string> {
  const id = randomUUIDv7();
  const identifiers = [{ system: 'mic', value: code }];
  await command(home, of, storeAggregate, id, () => storeOpened(id, { name, kana, identifiers }, now));
  return id;
}
async function add(of: TenantId, name: string, kana: string | null, staff: string, login: string): Promise<string> {
  const id = randomUUIDv7();
  const user = { name, kana, staff_number: staff, login_id: login, person_id: randomUUIDv7() };
  await command(home, of, userAggregate, id, () => userAdded(id, user, now));
  return id;
}
const stores = async (words: string, of = tenant, limit = 50) =>
  (await tenantRead(home.database, of, [searchStores(words, limit)]))[0].map((hit) => hit.name);
const users = async (words: string, of = tenant) =>
  (await tenantRead(home.database, of, [searchUsers(words, 50)]))[0].map((hit) => hit.name);

beforeAll(async () => {
  await open(tenant, 'あおば薬局 本店', 'アオバヤッキョク ホンテン', 'AB12');
  await open(tenant, '中央Pharmacy（西口）', 'チュウオウファーマシー', '1349900101');
  await open(tenant, '100%_薬局', null, '13A');
  await open(tenant, '京', 'キョウ', 'K1');
  const gone = await open(tenant, 'あおば薬局 旧店', null, 'OLD1');
  await command(home, tenant, storeAggregate, gone, (current) => storeClosed(current, now));
  await open(other, 'あおば薬局 他社店', null, 'AB19');
  await add(tenant, '山田 花子', 'ヤマダ ハナコ', '00012', 'hanako.yamada');
  await add(tenant, '山本 太郎', 'ﾔﾏﾓﾄ ﾀﾛｳ', '00013', 'taro');
  const left = await add(tenant, '山口 一郎', null, '00014', 'ichiro');
  await command(home, tenant, userAggregate, left, (current) => userLeft(current, now));
  await add(other, '山川 四郎', null, '00019', 'shiro');
});

test.each([
  ['any two characters of a name', '薬局', ['100%_薬局', 'あおば薬局 本店']],
  ['two characters that are Latin', 'ar', ['中央Pharmacy（西口）']],
  ['characters on both sides of a space', '局本', ['あおば薬局 本店']],
  ['hiragana for katakana', 'やっきょく', ['あおば薬局 本店']],
  ['katakana for hiragana', 'アオバ', ['あおば薬局 本店']],
  ['half-width kana', 'ｱｵﾊﾞ', ['あおば薬局 本店']],
  ['upper for lower case', 'PHARM', ['中央Pharmacy（西口）']],
  ['lower for upper case', 'pharm', ['中央Pharmacy（西口）']],
  ['full-width Latin letters', 'ｐｈａｒｍ', ['中央Pharmacy（西口）']],
  ['half-width brackets for full-width ones', '(西口)', ['中央Pharmacy（西口）']],
  ['the beginning of a code', '1349', ['中央Pharmacy（西口）']],
  ['a whole code in lower case', 'ab12', ['あおば薬局 本店']],
  ['a code in full width', 'ＡＢ１２', ['あおば薬局 本店']],
  ['one character: names that begin with it', '京', ['京']],
  ['one character that stands inside a name only', '局', []],
  ['the middle of a code', '49900', []],
  ['a word that no name holds', '歯科', []],
  ['characters that stand apart', 'あ局', []],
  ['the name of a store that is closed', '旧店', []],
  ['the code of a store that is closed', 'OLD1', []],
])('stores are found by %s', async (_what, words, names) => {
  expect(await stores(words)).toEqual(names);
});

test.each([
  ['any part of a name', '花子', ['山田 花子']],
  ['kana, whichever way they are written', 'やまもと', ['山本 太郎']],
  ['a staff number’s beginning', '0001', ['山本 太郎', '山田 花子']],
  ['a login’s beginning, in any case', 'Hanako', ['山田 花子']],
  ['the name of somebody who has left', '一郎', []],
])('users are found by %s', async (_what, words, names) => {
  expect((await users(words)).sort()).toEqual([...names].sort());
});

test.each(['%', '_', '%%', '100%_', '\\', "'", '"', '*', '?', '..'])('“%s” stands for itself', async (words) => {
  const [expected, none] = [['100%_薬局'], []];
  expect(await stores(words)).toEqual(words === '100%_' ? expected : none);
  expect(await users(words)).toEqual(none);
});

test('an exact code comes first, then names that begin with the words', async () => {
  const mine = newTenant();
  await open(mine, '東京本店', null, '9');
  await open(mine, '本店', null, '8');
  await open(mine, '西の店', null, '本店');
  expect(await stores('本店', mine)).toEqual(['西の店', '本店', '東京本店']);
  expect(await stores('本店', mine, 2)).toHaveLength(2);
});

test('nothing of another tenant is found, by name, kana, code, staff number or login', async () => {
  for (const words of ['他社', 'AB19', 'あおば薬局 他']) expect(await stores(words)).toEqual([]);
  for (const words of ['山川', '00019', 'shiro', '山']) expect(await users(words)).not.toContain('山川 四郎');
  expect(await stores('あおば', other)).toEqual(['あおば薬局 他社店']);
});
