import { randomUUIDv7 } from 'node:crypto';
import { expect, test } from 'vitest';
import { endMembership } from '../../memberships/end-membership.ts';
import { changeStore } from '../../stores/change-store.ts';
import { any } from '../../testing/company.ts';
import { testDirectory } from '../../testing/test-directory.ts';
import { changeUser } from '../../users/change-user.ts';
import { revokeSupport } from '../grants/revoke-support.ts';
import { plantedDevices } from '../testing/planted-devices.ts';
import { type Customer, type PlantedStaff, supportHome } from '../testing/support-home.ts';
import { listViews } from '../views/read-views.ts';
import { type SupportedTenant, supportedTenants } from '../views/supported-tenants.ts';
import { openThing } from './open-thing.ts';
import type { Openable } from './opened-things.ts';

const home = await testDirectory();
const { database } = home;
const { staff, customer, granted } = await supportHome(home);
const devices = plantedDevices(home);

const coverage = async (who: PlantedStaff, where: Customer): Promise<SupportedTenant> => {
  const [tenant] = await supportedTenants(database, who, { tenant_id: where.tenant });
  if (tenant === undefined) throw new Error('The grant covers nothing.');
  return tenant;
};
const open = async (who: PlantedStaff, where: Customer, kind: Openable, id: string, at: string | null = null) =>
  openThing(database, who, await coverage(who, where), who.context, { kind, id, at, limit: 50, after: null });
const views = async ({ tenant }: Customer) =>
  (await listViews(database, tenant, { at: null, limit: 50, after: null })).items;

async function covered(unmasked = false) {
  const [me, where] = [await staff(), await customer()];
  const grant = await granted(me, where, { ticket: 'T-5', unmasked });
  return { me, where, grant };
}

test('a store’s whole past is on one page: itself, its people and its devices, names masked', async () => {
  const { me, where } = await covered();
  const { tenant } = where;
  const [store, other] = [
    await where.store({ name: '中央店', address: '東京都港区1-2-3', phone: '03-1234-5678' }),
    await where.store(),
  ];
  const hanako = await where.user({ name: '山田 花子' });
  const membership = await where.member(hanako, { store_id: store });
  const device = await devices.register(tenant, { store_id: store, name: '調剤室PC', serial_number: 'SN-1' });
  await devices.move(tenant, device, other, '改装');
  await changeStore(database, tenant, where.context, { ...any(store), fields: { phone: '03-9999-0000' } });
  await endMembership(database, tenant, { ...where.context, reason: '異動' }, any(membership));

  const opened = await open(me, where, 'store', store);
  expect(opened?.thing).toMatchObject({ name: '中央店', address: '***', phone: '***', postal_code: null });
  expect(opened?.past.items.map(({ name, label, reason }) => [name, label, reason])).toEqual([
    ['membership.ended', null, '異動'],
    ['store.changed', null, null],
    ['device.moved', '調剤室PC', '改装'],
    ['device.registered', '調剤室PC', null],
    ['membership.begun', null, null],
    ['store.opened', null, null],
  ]);
  expect(opened?.past.total).toBe(6);
  const [ended, changed, moved] = opened?.past.items ?? [];
  expect(ended).toMatchObject({ membership: { user_id: hanako, user_name: '山＊＊＊' }, actor: { name: '管＊＊＊' } });
  expect(changed?.changes).toMatchObject([{ field: 'phone', before: '***', after: '***' }]);
  expect(moved).toMatchObject({
    ...{ kind: 'device', id: device, version: 2, actor: { kind: 'operator', name: 'test' }, valid_to: null },
    changes: [{ field: 'store_id', before: store, after: other, before_name: '中央店', after_name: '本店' }],
  });
  const text = JSON.stringify(opened);
  for (const hidden of ['花子', '次郎', '03-1234', '03-9999', '港区']) expect(text).not.toContain(hidden);
  expect(await views(where)).toMatchObject([
    {
      ...{ id: opened?.view_id, what: 'store', target_id: store, words: null, ticket: 'T-5' },
      shown: [
        { kind: 'store', id: store, name: '中央店' },
        { kind: 'user', id: hanako, name: '山田 花子' },
      ],
    },
  ]);
});

test('a device’s whole past tells where it was, when and why', async () => {
  const { me, where } = await covered();
  const [one, two] = [await where.store({ name: '一号店' }), await where.store({ name: '二号店' })];
  const device = await devices.register(where.tenant, { store_id: one, name: '受付PC', serial_number: 'SN-2' });
  const [before] = await home.plant<{ at: string }>(`select to_json(clock_timestamp()) #>> '{}' as at`);
  await devices.move(where.tenant, device, two, '増設');
  const opened = await open(me, where, 'device', device);
  expect(opened?.thing).toEqual({
    ...{ id: device, name: '受付PC', device_type: 'pc', serial_number: 'SN-2', asset_tag: 'TAG-SN-2' },
    ...{ status: 'registered', store_id: two, store_name: '二号店' },
  });
  expect(opened?.past.items.map(({ name }) => name)).toEqual(['device.moved', 'device.registered']);
  const [, registered] = opened?.past.items ?? [];
  expect(registered?.valid_to).toBe(opened?.past.items[0]?.valid_from);
  const then = await open(me, where, 'device', device, before?.at ?? null);
  expect(then).toMatchObject({ thing: { store_name: '一号店' }, past: { items: [{ name: 'device.registered' }] } });
});

test('a user is shown masked, with what became of them', async () => {
  const { me, where } = await covered();
  const id = await where.user({
    ...{ name: '山田 花子', kana: 'ヤマダ ハナコ', login_id: 'hanako', email: 'h@example.com', staff_number: 'E-1' },
  });
  await changeUser(database, where.tenant, where.context, {
    ...any(id),
    fields: { name: '鈴木 花子', login_id: 'suzuki' },
  });
  const opened = await open(me, where, 'user', id);
  expect(opened?.thing).toMatchObject({
    ...{ id, name: '鈴＊＊＊', kana: 'ヤ＊＊＊', login_id: 'su***', email: '***', staff_number: '***' },
  });
  expect(opened?.past.items[0]?.changes).toMatchObject([
    { field: 'name', before: '山＊＊＊', after: '鈴＊＊＊' },
    { field: 'login_id', before: 'ha***', after: 'su***' },
  ]);
  const text = JSON.stringify(opened);
  for (const hidden of ['花子', 'ハナコ', 'hanako', 'suzuki', 'example.com', 'E-1']) expect(text).not.toContain(hidden);
});

test('where the customer’s administrator said so, all of it is shown', async () => {
  const { me, where } = await covered(true);
  const id = await where.user({ name: '山田 花子', login_id: 'hanako' });
  const opened = await open(me, where, 'user', id);
  expect(opened?.thing).toMatchObject({ name: '山田 花子', login_id: 'hanako' });
});

test('pages go on where the one before ended, and each is recorded', async () => {
  const { me, where } = await covered();
  const store = await where.store({ name: '店' });
  for (const name of ['一', '二', '三'])
    await devices.register(where.tenant, { store_id: store, name, serial_number: `P-${name}` });
  const tenant = await coverage(me, where);
  const page = (after: readonly (string | null)[] | null) =>
    openThing(database, me, tenant, me.context, { kind: 'store', id: store, at: null, limit: 2, after });
  const first = await page(null);
  const second = await page(first?.past.next ?? null);
  const labels = [first, second].flatMap((each) => each?.past.items.map(({ label }) => label) ?? []);
  expect(labels).toEqual(['三', '二', '一', null]);
  expect(second?.past.next).toBeNull();
  expect(await views(where)).toHaveLength(2);
});

test('what is of another tenant, or nowhere, is not opened and nothing is recorded', async () => {
  const { me, where } = await covered();
  const foreign = await customer('他社');
  const [store, user] = [await foreign.store(), await foreign.user()];
  const device = await devices.register(foreign.tenant, { store_id: store, name: '他社PC', serial_number: 'SN-X' });
  for (const [kind, id] of [
    ['store', store],
    ['user', user],
    ['device', device],
    ['store', randomUUIDv7()],
    ['device', randomUUIDv7()],
  ] as const)
    expect(await open(me, where, kind, id)).toBeNull();
  expect(await views(where)).toEqual([]);
  expect(await views(foreign)).toEqual([]);
});

test('once revoked, nothing is opened', async () => {
  const { me, where, grant } = await covered();
  const store = await where.store();
  const tenant = await coverage(me, where);
  await revokeSupport(database, where.tenant, where.context, any(grant));
  const page = { kind: 'store', id: store, at: null, limit: 10, after: null } as const;
  expect(await openThing(database, me, tenant, me.context, page)).toBeNull();
  const forged = { ...tenant, grant_id: await granted(await staff(), where) };
  expect(await openThing(database, me, forged, me.context, page)).toBeNull();
  expect(await views(where)).toEqual([]);
});
