import { randomUUIDv7 } from 'node:crypto';
import { expect, test } from 'vitest';
import { listJobTypes } from '../job-types/read-job-types.ts';
import { closeUnit } from '../organization-units/close-unit.ts';
import { closeStore } from '../stores/close-store.ts';
import { findStore } from '../stores/read-stores.ts';
import { any, company } from '../testing/company.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { leaveUser } from '../users/leave-user.ts';
import { returnUser } from '../users/return-user.ts';
import { beginMembership } from './begin-membership.ts';
import { endMembership } from './end-membership.ts';
import { findMembership, listMemberships, type MembershipQuery } from './read-memberships.ts';
import { resumeMembership } from './resume-membership.ts';

const home = await testDirectory();
const { database } = home;
const { tenant, unit, store, user, member } = company(home);
const foreign = company(home);
const end = (id: string) => endMembership(database, tenant, operator, any(id));
const resume = (id: string) => resumeMembership(database, tenant, operator, any(id));
const list = (query: Partial<MembershipQuery>, of = tenant) =>
  listMemberships(database, of, { at: null, limit: 50, after: null, ...query });
const statusOf = async (id: string) => (await findMembership(database, tenant, id, null))?.status;

test('a membership begins, ends and begins again: it is one with a gap', async () => {
  const [user_id, store_id] = [await user(), await store({ name: '中央店' })];
  const id = await member(user_id, { store_id });
  expect(await findMembership(database, tenant, id, null)).toMatchObject({
    ...{ version: 1, user_id, user_name: '花子', store_id, unit_id: null, place_name: '中央店', status: 'active' },
  });
  await expect(member(user_id, { store_id })).rejects.toMatchObject({ code: 'key_taken' });
  await end(id);
  await expect(end(id)).rejects.toMatchObject({ code: 'already_closed' });
  expect(await member(user_id, { store_id })).toBe(id);
  expect(await findMembership(database, tenant, id, null)).toMatchObject({ version: 3, status: 'active' });
  await expect(resume(id)).rejects.toMatchObject({ code: 'still_open' });
});

test('somebody may have two jobs in one place and one job in two', async () => {
  const [user_id, store_id, unit_id] = [await user(), await store(), await unit()];
  const ids = [
    await member(user_id, { store_id }),
    await member(user_id, { store_id }, 'manager'),
    await member(user_id, { unit_id }),
  ];
  const { items, total } = await list({ user_id });
  expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(total).toBe(3);
  expect((await findStore(database, tenant, store_id, null))?.member_count).toBe(1);
});

test('nobody belongs to what is closed or unknown, to two places, or to none', async () => {
  const [user_id, store_id, unit_id] = [await user(), await store(), await unit()];
  const [closed, empty] = [await store(), await unit()];
  await closeStore(database, tenant, operator, { ...any(closed), end_memberships: false });
  await closeUnit(database, tenant, operator, any(empty));
  const left = await user();
  await leaveUser(database, tenant, operator, any(left));
  const begin = (fields: { user_id: string; store_id: string | null; unit_id: string | null }) =>
    beginMembership(database, tenant, operator, { fields: { ...fields, job_type: 'pharmacist' } });
  for (const [fields, code] of [
    [{ user_id, store_id: closed, unit_id: null }, 'reference_closed'],
    [{ user_id, store_id: null, unit_id: empty }, 'reference_closed'],
    [{ user_id: left, store_id, unit_id: null }, 'reference_closed'],
    [{ user_id, store_id: randomUUIDv7(), unit_id: null }, 'reference_unknown'],
    [{ user_id, store_id: await foreign.store(), unit_id: null }, 'reference_unknown'],
    [{ user_id: await foreign.user(), store_id, unit_id: null }, 'reference_unknown'],
    [{ user_id, store_id, unit_id }, 'value_refused'],
    [{ user_id, store_id: null, unit_id: null }, 'value_refused'],
  ] as const)
    await expect(begin(fields)).rejects.toMatchObject({ code });
  expect((await list({ user_id })).total).toBe(0);
});

test('a store with members is closed with them or not at all', async () => {
  const store_id = await store({ identifiers: [{ system: 'mic', value: '777' }] });
  const members = await Promise.all([1, 2, 3].map(async () => member(await user(), { store_id })));
  const [before] = members as [string];
  await end(before);
  const close = (end_memberships: boolean) =>
    closeStore(database, tenant, operator, { ...any(store_id), end_memberships });
  await expect(close(false)).rejects.toMatchObject({ code: 'not_empty' });
  expect((await close(true)).version).toBe(2);
  expect(await Promise.all(members.map(statusOf))).toEqual(['ended', 'ended', 'ended']);
  const events = await home.plant<{ name: string; version: number }>(
    'select name, version from event.domain_event where aggregate_id = any ($1) order by position',
    [[store_id, ...members]],
  );
  expect(events.slice(-3).map(({ name, version }) => `${name} ${version}`)).toEqual([
    ...['store.closed 2', 'membership.ended 2', 'membership.ended 2'],
  ]);
  await expect(resume(before)).rejects.toMatchObject({ code: 'reference_closed', field: 'store_id' });
});

test('who leaves belongs nowhere any more, and returns without memberships', async () => {
  const [user_id, store_id, unit_id] = [await user(), await store(), await unit()];
  const ids = [await member(user_id, { store_id }), await member(user_id, { unit_id })];
  expect((await leaveUser(database, tenant, operator, any(user_id))).version).toBe(2);
  expect(await Promise.all(ids.map(statusOf))).toEqual(['ended', 'ended']);
  await expect(resume(ids[0] as string)).rejects.toMatchObject({ code: 'reference_closed', field: 'user_id' });
  await returnUser(database, tenant, operator, { ...any(user_id), fields: {} });
  expect(await Promise.all(ids.map(statusOf))).toEqual(['ended', 'ended']);
  expect((await resume(ids[0] as string)).version).toBe(3);
});

test('of closing a store, or leaving, and beginning a membership there at the same time, none is left behind', async () => {
  for (let round = 0; round < 40; round += 1) {
    const [user_id, store_id] = await Promise.all([user(), store()]);
    const ending = () =>
      round % 2 === 0
        ? closeStore(database, tenant, operator, { ...any(store_id), end_memberships: round % 4 === 0 })
        : leaveUser(database, tenant, operator, any(user_id));
    await Promise.allSettled(
      round % 3 === 0 ? [ending(), member(user_id, { store_id })] : [member(user_id, { store_id }), ending()],
    );
  }
  const [left] = await home.plant<{ behind: number }>(
    `select count(*)::int as behind from directory.membership m
     join directory.store s on s.tenant_id = m.tenant_id and s.id = m.store_id
     join directory."user" u on u.tenant_id = m.tenant_id and u.id = m.user_id
     where m.status = 'active' and (s.status = 'closed' or u.status = 'left')`,
  );
  expect(left).toEqual({ behind: 0 });
});

test('of closing a store, or leaving, and ending a membership there at the same time, both come to their end', async () => {
  for (let round = 0; round < 40; round += 1) {
    const [user_id, store_id] = await Promise.all([user(), store()]);
    const ids = [await member(user_id, { store_id }), await member(user_id, { store_id }, 'manager')];
    const all =
      round % 2 === 0
        ? closeStore(database, tenant, operator, { ...any(store_id), end_memberships: true })
        : leaveUser(database, tenant, operator, any(user_id));
    const [whole] = await Promise.allSettled([all, ...ids.map(end)]);
    expect(whole?.status).toBe('fulfilled');
    expect(await Promise.all(ids.map(statusOf))).toEqual(['ended', 'ended']);
  }
});

test('a membership of another tenant is neither shown, ended nor resumed', async () => {
  const [user_id, store_id] = [await user(), await store()];
  const id = await member(user_id, { store_id });
  const other = newTenant();
  expect(await findMembership(database, other, id, null)).toBeNull();
  expect(await list({ store_id }, other)).toEqual({ items: [], next: null, total: 0 });
  expect(await listJobTypes(database, other, { at: null })).toEqual([]);
  await expect(endMembership(database, other, operator, any(id))).rejects.toMatchObject({ code: 'not_found' });
  await end(id);
  await expect(resumeMembership(database, other, operator, any(id))).rejects.toMatchObject({ code: 'not_found' });
});

test('memberships come by the reading of the user’s name, in pages, of a store, a unit or a status', async () => {
  const { tenant: of, ...made } = company(home);
  const store_id = await made.store();
  const unit_id = await made.unit();
  for (const kana of ['ワカ', 'アオ', 'サク', 'カズ'])
    await made.member(await made.user({ kana }), { store_id }, 'clerk');
  await made.member(await made.user({ kana: 'ハナ' }), { unit_id }, 'manager');
  const names = async (query: Partial<MembershipQuery>) => {
    const found: string[] = [];
    for (let after: MembershipQuery['after'] = null; ; ) {
      const page = await list({ limit: 2, ...query, after }, of);
      const users = await home.plant<{ id: string; kana: string }>('select id, kana from directory."user"');
      found.push(...page.items.map((item) => users.find(({ id }) => id === item.user_id)?.kana ?? ''));
      after = page.next;
      if (after === null) return found;
    }
  };
  expect(await names({ store_id })).toEqual(['アオ', 'カズ', 'サク', 'ワカ']);
  expect(await names({ unit_id })).toEqual(['ハナ']);
  expect(await names({})).toEqual(['アオ', 'カズ', 'サク', 'ハナ', 'ワカ']);
  expect(await names({ status: ['ended'] })).toEqual([]);
});
