import { setTimeout } from 'node:timers/promises';
import { openDatabase, statement } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { any } from '../../testing/company.ts';
import { testDirectory } from '../../testing/test-directory.ts';
import { eraseUser } from '../../users/erase-user.ts';
import { revokeSupport } from '../grants/revoke-support.ts';
import { plantedDevices } from '../testing/planted-devices.ts';
import { type Customer, type PlantedStaff, supportHome } from '../testing/support-home.ts';
import { look } from '../views/look.ts';
import { listViews } from '../views/read-views.ts';
import { supportedTenants } from '../views/supported-tenants.ts';
import { searchTenants } from './search-tenants.ts';

const home = await testDirectory();
const { database } = home;
const { staff, customer, asked, granted, expire } = await supportHome(home);
const devices = plantedDevices(home);

const search = async (who: PlantedStaff, q: string, more: { ticket?: string; limit?: number; at?: string } = {}) =>
  searchTenants(database, who, ({ ticket }) => ({ ...who.context, reason: ticket }), {
    ...{ q, limit: 20, at: null },
    ...more,
  });
const found = async (who: PlantedStaff, q: string) => {
  const hits = (await search(who, q)).flatMap(({ hits }) => hits);
  return hits.map(({ kind, name, code }) => `${kind} ${name ?? code}`);
};
const views = async ({ tenant }: Customer) =>
  (await listViews(database, tenant, { at: null, limit: 50, after: null })).items;

test('one box finds people, stores and devices of every tenant that agreed, and says whose they are', async () => {
  const [me, aoba, minato] = [await staff(), await customer('青葉'), await customer('湊')];
  const store = await aoba.store({
    name: '中央店',
    kana: 'チュウオウテン',
    identifiers: [{ system: 'mic', value: '1349900101' }],
  });
  const hanako = await aoba.user({
    name: '山田 花子',
    kana: 'ヤマダ ハナコ',
    login_id: 'hanako.yamada',
    staff_number: 'E-77',
  });
  await aoba.member(hanako, { store_id: store });
  await minato.user({ name: '山田 太郎', login_id: 'taro' });
  const device = await devices.register(aoba.tenant, { store_id: store, name: '調剤室PC', serial_number: 'SN-0042' });
  await granted(me, aoba, { ticket: 'T-1' });
  await granted(me, minato, { ticket: 'T-2' });

  const [first, second] = await search(me, '山田');
  expect([first?.tenant.tenant_name, second?.tenant.tenant_name]).toEqual(['湊', '青葉']);
  expect(second?.hits).toEqual([
    {
      ...{
        kind: 'user',
        id: hanako,
        name: '山＊＊＊',
        kana: 'ヤ＊＊＊',
        login_id: 'ha***',
        code: null,
        asset_tag: null,
      },
      ...{ status: 'active', store_id: store, store_name: '中央店', device_id: null },
    },
  ]);
  for (const words of ['ヤマダ ハ', 'やまだはな', 'Hanako', '花子'])
    expect(await found(me, words)).toEqual(['user 山＊＊＊']);
  for (const words of ['中央', 'ちゅうおう', '13499']) expect(await found(me, words)).toEqual(['store 中央店']);
  for (const words of ['SN-00', 'sn-0042', 'tag-sn', '調剤室', 'ｐｃ'])
    expect(await found(me, words)).toEqual(['device 調剤室PC']);
  const [hit] = (await search(me, 'SN-0042')).flatMap(({ hits }) => hits);
  expect(hit).toMatchObject({ device_id: device, store_id: store, store_name: '中央店', asset_tag: 'TAG-SN-0042' });
  expect((await search(me, '山田', { ticket: 'T-2' })).map(({ tenant }) => tenant.tenant_name)).toEqual(['湊']);
});

test('a certificate is found by the beginning of its serial number, however that is written, with who holds it', async () => {
  const [me, where, other] = [await staff(), await customer(), await customer()];
  const store = await where.store({ name: '中央店' });
  const device = await devices.register(where.tenant, { store_id: store, name: '受付PC', serial_number: 'SN-9' });
  const id = await devices.certify(where.tenant, device, '0A1B2C3D4E');
  await devices.certify(
    other.tenant,
    await devices.register(other.tenant, { store_id: store, name: 'x', serial_number: 'y' }),
    '0A1B2C',
  );
  await granted(me, where);
  const hit = { kind: 'certificate', id, name: null, code: '0A1B2C3D4E', device_id: device, store_name: '中央店' };
  for (const words of ['0A1B2C3D4E', '0a1b2c', '0a:1b:2c:3d', '0A 1B 2C'])
    expect((await search(me, words)).flatMap(({ hits }) => hits)).toMatchObject([hit]);
  for (const words of ['1B2C', '0A1B2C3D4F', '0A1B2C3D4E00', '0A1']) expect(await found(me, words)).toEqual([]);
});

test('nobody is found by a staff number, which is hidden', async () => {
  const [me, where] = [await staff(), await customer()];
  await where.user({ name: '山田 花子', staff_number: '00077' });
  await granted(me, where);
  expect(await found(me, '00077')).toEqual([]);
});

test('names are shown in full where the customer’s administrator said so', async () => {
  const [me, where] = [await staff(), await customer()];
  await where.user({ name: '山田 花子', kana: 'ヤマダ ハナコ', login_id: 'hanako' });
  await granted(me, where, { unmasked: true });
  const [hit] = (await search(me, '山田')).flatMap(({ hits }) => hits);
  expect(hit).toMatchObject({ name: '山田 花子', kana: 'ヤマダ ハナコ', login_id: 'hanako' });
});

test('as of a moment, what was found then is found', async () => {
  const [me, where] = [await staff(), await customer()];
  await where.store({ name: '閉まる店' });
  const [before] = await home.plant<{ at: string }>(`select to_json(clock_timestamp()) #>> '{}' as at`);
  await where.store({ name: '後の店' });
  await granted(me, where);
  const names = async (at?: string) =>
    (await search(me, 'の店', at === undefined ? {} : { at })).flatMap(({ hits }) => hits.map(({ name }) => name));
  expect(await names()).toEqual(['後の店']);
  expect(await names(before?.at)).toEqual([]);
});

test.each([
  ['without a grant', async () => undefined],
  ['with a request that is undecided', async (me: PlantedStaff, where: Customer) => void (await asked(me, where))],
  ['with a grant whose time is over', async (me: PlantedStaff, where: Customer) => expire(await granted(me, where))],
  [
    'with a grant that was revoked',
    async (me: PlantedStaff, where: Customer) =>
      void (await revokeSupport(database, where.tenant, where.context, any(await granted(me, where)))),
  ],
  [
    'with a colleague’s grant',
    async (_me: PlantedStaff, where: Customer) => void (await granted(await staff(), where)),
  ],
  ['with another tenant’s grant', async (me: PlantedStaff) => void (await granted(me, await customer('別会社')))],
])('%s nothing of a tenant is found and nothing is recorded there', async (_what, arrange) => {
  const [me, where] = [await staff(), await customer('秘密会社')];
  await where.user({ name: '山田 花子' });
  await arrange(me, where);
  expect(JSON.stringify(await search(me, '山田'))).not.toContain('秘密会社');
  expect(await found(me, '山田')).toEqual([]);
  expect(await views(where)).toEqual([]);
});

test('the customer reads who searched for what, when, for which ticket, and what was shown', async () => {
  const [me, where, elsewhere] = [await staff('支援 三郎'), await customer(), await customer()];
  const hanako = await where.user({ name: '山田 花子' });
  const grant_id = await granted(me, where, { ticket: 'T-9' });
  await granted(me, elsewhere);
  const searched = await search(me, '花子');
  expect(await views(where)).toEqual([
    {
      ...{
        id: searched.find(({ tenant }) => tenant.tenantId === where.tenant)?.view_id,
        grant_id,
        staff_user_id: me.user_id,
      },
      ...{ staff_name: '支援 三郎', ticket: 'T-9', unmasked: false, what: 'search', words: '花子', target_id: null },
      ...{ result_count: 1, shown: [{ kind: 'user', id: hanako, name: '山田 花子' }], viewed_at: expect.any(String) },
    },
  ]);
  const [event] = await home.plant(
    'select actor_kind, actor_id, reason, name from event.domain_event where aggregate_id = $1',
    [(await views(where))[0]?.id],
  );
  expect(event).toEqual({ actor_kind: 'person', actor_id: me.user_id, reason: 'T-9', name: 'support_view.made' });
});

test('a tenant in which nothing was found is not told whom somebody looked for elsewhere', async () => {
  const [me, one, two] = [await staff(), await customer(), await customer()];
  await one.user({ name: '山田 花子' });
  await granted(me, one, { ticket: 'T-1' });
  await granted(me, two, { ticket: 'T-2' });
  await search(me, '花子');
  expect(await views(two)).toMatchObject([{ words: null, result_count: 0, shown: [] }]);
  await search(me, '花子', { ticket: 'T-2' });
  expect((await views(two)).map(({ words }) => words)).toEqual(['花子', null]);
  const events = await home.plant(
    `select state::text || payload::text as told from event.domain_event where tenant_id = $1`,
    [two.tenant],
  );
  expect(JSON.stringify(events)).not.toContain('花子');
});

test('once somebody is erased, nothing tells what they were searched for with; that they were shown stays', async () => {
  const [me, where] = [await staff(), await customer()];
  const [hanako, taro] = [await where.user({ name: '山田 花子' }), await where.user({ name: '鈴木 太郎' })];
  await granted(me, where);
  await search(me, '花子');
  await search(me, '太郎');
  const eraser = openDatabase({ url: home.urlOf('kiban_eraser'), connections: 1, application: 'test' });
  await eraseUser({ directory: database, eraser }, where.tenant, where.context, { id: hanako });
  await eraser.close();
  expect(await views(where)).toMatchObject([
    { words: '太郎', shown: [{ id: taro, name: '鈴木 太郎' }] },
    { words: null, result_count: 1, shown: [{ id: hanako, name: null }] },
  ]);
});

test('what cannot be recorded is not shown', async () => {
  const [me, one, two] = [await staff(), await customer(), await customer()];
  await one.user({ name: '山田 花子' });
  await granted(me, one);
  await granted(me, two);
  await home.plant(`
    create function public.fail_once() returns trigger language plpgsql as $$
    begin if new.tenant_id = '${two.tenant}' then raise exception 'disk full'; end if; return new; end $$`);
  await home.plant(
    'create trigger fail_once before insert on directory.support_view for each row execute function public.fail_once()',
  );
  await expect(search(me, '花子')).rejects.toThrow('disk full');
  await home.plant('drop trigger fail_once on directory.support_view');
  await home.plant('drop function public.fail_once()');
  expect((await search(me, '花子')).flatMap(({ hits }) => hits)).toHaveLength(1);
});

test('a grant revoked after the tenants were listed shows nothing', async () => {
  const [me, where] = [await staff(), await customer()];
  const grant = await granted(me, where);
  const [tenant] = await supportedTenants(database, me);
  if (tenant === undefined) throw new Error('The grant covers nothing.');
  const lookNow = () =>
    look(database, tenant, me.user_id, me.context, {
      read: async () => 'a name',
      looked: () => ({ what: 'search', target_id: null, shown: [] }),
    });
  expect(await lookNow()).toMatchObject({ seen: 'a name' });
  await revokeSupport(database, where.tenant, where.context, any(grant));
  expect(await lookNow()).toBeUndefined();
  expect(await views(where)).toHaveLength(1);
});

test('whoever revokes waits until a look under way is recorded', async () => {
  const [me, where] = [await staff(), await customer()];
  const grant = await granted(me, where);
  const [tenant] = await supportedTenants(database, me);
  if (tenant === undefined) throw new Error('The grant covers nothing.');
  const order: string[] = [];
  let revoking: Promise<unknown> = Promise.resolve();
  await look(database, tenant, me.user_id, me.context, {
    read: async (transaction) => {
      await transaction.rows(statement`select 1`);
      revoking = revokeSupport(database, where.tenant, where.context, any(grant)).then(() => order.push('revoked'));
      await setTimeout(200);
      order.push('read');
      return true;
    },
    looked: () => ({ what: 'search', target_id: null, shown: [] }),
  });
  await revoking;
  expect(order).toEqual(['read', 'revoked']);
});

test('more than are shown are said to be there, and only those shown are recorded', async () => {
  const [me, where] = [await staff(), await customer()];
  for (const name of ['山田 一', '山田 二', '山田 三']) await where.user({ name });
  await granted(me, where);
  const [tenant] = await search(me, '山田', { limit: 2 });
  expect([tenant?.hits.length, tenant?.more]).toEqual([2, true]);
  expect(await views(where)).toMatchObject([{ result_count: 2 }]);
});
