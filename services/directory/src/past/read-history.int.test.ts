import { randomUUIDv7 } from 'node:crypto';
import type { ChangeContext } from '@kiban/event-store';
import { openDatabase } from '@kiban/postgres';
import type { Position } from '@kiban/service';
import { afterAll, expect, test } from 'vitest';
import { sendInvitation } from '../invitations/send-invitation.ts';
import { endMembership } from '../memberships/end-membership.ts';
import { changeUnit } from '../organization-units/change-unit.ts';
import { changeStore } from '../stores/change-store.ts';
import { closeStore } from '../stores/close-store.ts';
import { any, company } from '../testing/company.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { CHAIN } from '../testing/past.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { eraseUser } from '../users/erase-user.ts';
import type { HistoryKind } from './history-entries.ts';
import { type HistoryEntryView, readHistory } from './read-history.ts';

const home = await testDirectory();
const { database } = home;
const eraser = openDatabase({ url: home.urlOf('kiban_eraser'), connections: 1, application: 'test' });
afterAll(() => eraser.close());
const { tenant, unit, store, user, member } = company(home);

async function historyOf(kind: HistoryKind, id: string, { of = tenant, at = null as string | null, limit = 200 } = {}) {
  const entries: HistoryEntryView[] = [];
  for (let after: Position | null = null; ; ) {
    const page: Awaited<ReturnType<typeof readHistory>> = await readHistory(database, of, {
      kind,
      id,
      at,
      limit,
      after,
    });
    if (page === null) return null;
    entries.push(...page.items);
    if (page.next === null) {
      expect(page.total).toBe(entries.length);
      return entries;
    }
    after = JSON.parse(JSON.stringify(page.next)) as Position;
  }
}
const words = (entries: readonly HistoryEntryView[] | null) =>
  entries?.map(({ name, version }) => `${name} ${version}`);

test('what happened to a store is told newest first: what, from, to, when, who and why', async () => {
  const [from, to] = [await unit({ name: '東' }), await unit({ name: '西' })];
  const id = await store({ name: '本店', unit_id: from });
  const who = await user({ name: '青葉 花子' });
  const context: ChangeContext = {
    actor: { kind: 'person', id: who },
    ...{ on_behalf_of: 'support', reason: '再編', request_id: 'request-1' },
  };
  await changeStore(database, tenant, context, { ...any(id), fields: { unit_id: to, phone: '03' } });
  const entries = (await historyOf('store', id)) as [HistoryEntryView, HistoryEntryView];
  expect(words(entries)).toEqual(['store.moved 2', 'store.opened 1']);
  expect(entries[0]).toMatchObject({
    ...{ kind: 'store', id, valid_to: null, membership: null },
    actor: { kind: 'person', id: who, name: '青葉 花子' },
    ...{ on_behalf_of: 'support', reason: '再編', request_id: 'request-1' },
  });
  expect(entries[0].changes).toEqual([
    { field: 'phone', before: null, after: '03', before_name: null, after_name: null },
    { field: 'unit_id', before: from, after: to, before_name: '東', after_name: '西' },
  ]);
  expect(entries[1].valid_to).toBe(entries[0].valid_from);
  expect(entries[1].actor).toEqual({ kind: 'operator', id: 'test', name: 'test' });
  expect(entries[1].changes).toContainEqual({
    ...{ field: 'name', before: null, after: '本店', before_name: null, after_name: null },
  });
});

test('ids are told by the names that they had then', async () => {
  const unit_id = await unit({ name: '旧名' });
  const id = await store({ unit_id });
  await changeUnit(database, tenant, operator, { ...any(unit_id), fields: { name: '新名' } });
  await changeStore(database, tenant, operator, { ...any(id), fields: { unit_id: null } });
  const [left, opened] = (await historyOf('store', id)) ?? [];
  expect(opened?.changes.find(({ field }) => field === 'unit_id')?.after_name).toBe('旧名');
  expect(left?.changes).toMatchObject([{ field: 'unit_id', before_name: '新名', after: null, after_name: null }]);
});

test('memberships are woven into the history of their store and user, invitations into the user’s', async () => {
  const [id, shop] = [
    await user({ name: '花子', email: 'h@example.jp', login_id: 'h' }),
    await store({ name: '中央店' }),
  ];
  const membership = await member(id, { store_id: shop }, 'manager');
  await sendInvitation(database, tenant, operator, { user_id: id, language: 'ja' });
  await endMembership(database, tenant, { ...operator, reason: '異動' }, any(membership));
  await closeStore(database, tenant, operator, { ...any(shop), end_memberships: false });
  expect(words(await historyOf('user', id))).toEqual([
    ...['membership.ended 2', 'invitation.sent 1', 'membership.begun 1', 'user.added 1'],
  ]);
  const entries = await historyOf('store', shop);
  expect(words(entries)).toEqual(['store.closed 2', 'membership.ended 2', 'membership.begun 1', 'store.opened 1']);
  expect(entries?.[1]).toMatchObject({
    ...{ kind: 'membership', id: membership, reason: '異動' },
    membership: {
      user_id: id,
      user_name: '花子',
      store_id: shop,
      unit_id: null,
      place_name: '中央店',
      job_type: 'manager',
    },
    changes: [{ field: 'status', before: 'active', after: 'ended' }],
  });
  expect(words(await historyOf('membership', membership))).toEqual(['membership.ended 2', 'membership.begun 1']);
});

test('pages of any size tell the same', async () => {
  const [id, shop] = [await user(), await store()];
  for (const name of ['一', '二', '三', '四'])
    await changeStore(database, tenant, operator, { ...any(shop), fields: { name } });
  await member(id, { store_id: shop });
  const once = await historyOf('store', shop);
  expect(once).toHaveLength(6);
  for (const limit of [1, 2, 5, 6]) expect(await historyOf('store', shop, { limit })).toEqual(once);
});

test('seen from a moment, what came later is not told, and what was so then is still so', async () => {
  const of = newTenant();
  await importLegacy(database, of, CHAIN);
  const [row] = await home.plant<{ id: string }>(
    `select aggregate_id as id from directory.source_record where tenant_id = $1 and key = 'S1'`,
    [of],
  );
  const id = row?.id ?? '';
  const names = async (at: string | null) =>
    words((await historyOf('store', id, { of, at }))?.filter(({ kind }) => kind === 'store') ?? null);
  expect(await names(null)).toEqual(['store.changed 3', 'store.changed 2', 'store.opened 1']);
  expect(await names('2025-04-15T00:00:00Z')).toEqual(['store.changed 2', 'store.opened 1']);
  expect((await historyOf('store', id, { of, at: '2025-04-15T00:00:00Z' }))?.map(({ valid_to }) => valid_to)).toEqual([
    ...[null, null, '2025-03-31T15:00:00Z', '2025-03-31T15:00:00Z'],
  ]);
  expect(await historyOf('store', id, { of, at: '2025-01-01T00:00:00Z' })).toBeNull();
});

test('a membership that an import gave to another store is told in both', async () => {
  const of = newTenant();
  const march = CHAIN['2025-03-01'];
  const moved = [{ code: 'M1', user: 'U1', store: 'S2', job: 'pharmacist' }];
  await importLegacy(database, of, { '2025-03-01': march ?? {}, '2025-04-01': { ...march, memberships: moved } });
  for (const key of ['S1', 'S2']) {
    const [row] = await home.plant<{ id: string }>(
      'select aggregate_id as id from directory.source_record where tenant_id = $1 and key = $2',
      [of, key],
    );
    const entries = (await historyOf('store', row?.id ?? '', { of })) ?? [];
    const [change] = entries.filter(({ name }) => name === 'membership.changed');
    expect(change?.changes).toMatchObject([{ field: 'store_id', before_name: '本店', after_name: '駅前店' }]);
    expect(entries.filter(({ name }) => name === 'membership.begun')).toHaveLength(key === 'S1' ? 1 : 0);
  }
});

test('of somebody erased it is told that something changed, not what; who did something is told without a name', async () => {
  const id = await user({ name: '消える', email: 'gone@example.jp' });
  const shop = await store();
  await changeStore(
    database,
    tenant,
    { ...operator, actor: { kind: 'person', id } },
    { ...any(shop), fields: { name: '新店' } },
  );
  await eraseUser({ directory: database, eraser }, tenant, operator, { id });
  const entries = await historyOf('user', id);
  expect(words(entries)).toEqual(['user.erased 2', 'user.added 1']);
  expect(JSON.stringify(entries)).not.toMatch(/消える|gone@/);
  expect(entries?.[1]?.changes).toContainEqual({
    ...{ field: 'name', before: null, after: null, before_name: null, after_name: null },
  });
  expect((await historyOf('store', shop))?.[0]?.actor).toEqual({ kind: 'person', id, name: null });
});

test('of another tenant’s thing, of nothing and of another kind nothing is told', async () => {
  const id = await store();
  expect(await historyOf('store', id, { of: newTenant() })).toBeNull();
  expect(await historyOf('store', randomUUIDv7())).toBeNull();
  expect(await historyOf('user', id)).toBeNull();
});

test.each([
  [['2025-04-15T00:00:00Z']],
  [['2025-04-15', randomUUIDv7()]],
  [['2025-04-15T00:00:00Z', 'x']],
  [[null, null]],
])('the position %j is refused', async (after) => {
  const query = { kind: 'store', id: await store(), at: null, limit: 10, after } as const;
  await expect(readHistory(database, tenant, query)).rejects.toMatchObject({ code: 'position_malformed' });
});
