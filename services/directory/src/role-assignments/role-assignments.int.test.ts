import { statement, tenantRead } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { examineTenantHistory } from '../past/examine.ts';
import { any, company } from '../testing/company.ts';
import { operator } from '../testing/test-directory.ts';
import { leaveUser } from '../users/leave-user.ts';
import { returnUser } from '../users/return-user.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';
import { findAssignment } from './read-assignments.ts';
import { assigning } from './testing/assigning.ts';

const { home, database, give, list } = await assigning();

test('the same role in the same place is held once; once its period is over it goes on with another', async () => {
  const mine = company(home);
  const [user, store_id] = [await mine.user(), await mine.store()];
  const first = await give(mine, user, 'kiban:viewer', { store_id });
  await expect(give(mine, user, 'kiban:viewer', { store_id })).rejects.toMatchObject({ code: 'key_taken' });
  expect((await give(mine, user, 'kiban:viewer')).id).not.toBe(first.id);
  await changeAssignment(database, mine.tenant, operator, {
    ...any(first.id),
    fields: { starts_at: '2020-01-01T00:00:00Z', ends_at: '2020-02-01T00:00:00Z' },
  });
  expect(await give(mine, user, 'kiban:viewer', { store_id })).toMatchObject({ id: first.id, version: 3 });
  await endAssignment(database, mine.tenant, operator, any(first.id));
  expect((await give(mine, user, 'kiban:viewer', { store_id })).id).not.toBe(first.id);
});

test('given ten times at once, it is held once', async () => {
  const mine = company(home);
  const user = await mine.user();
  const given = await Promise.allSettled(Array.from({ length: 10 }, () => give(mine, user, 'kiban:viewer')));
  expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await list(mine, { user_id: user })).toHaveLength(1);
});

test.each([
  ['that there is not', 'kiban:king', 'tenant', 'reference_unknown'],
  ['that is an object’s own word', 'kiban:constructor', 'tenant', 'reference_unknown'],
  ['of the platform’s staff', 'kiban:support', 'tenant', 'reference_unknown'],
  ['of no product', 'billing:clerk', 'store', 'reference_unknown'],
  ['that a product does not have', 'reception:king', 'store', 'reference_unknown'],
  ['for the whole tenant that is given for places', 'reception:clerk', 'tenant', 'role_not_for_place'],
  ['for a unit that is given for stores', 'reception:chief', 'unit', 'role_not_for_place'],
  ['for a store that is given for the whole tenant', 'kiban:administrator', 'store', 'role_not_for_place'],
] as const)('a role %s is not given', async (_what, role, scope, code) => {
  const mine = company(home);
  const places = { tenant: {}, unit: { unit_id: await mine.unit() }, store: { store_id: await mine.store() } };
  await expect(give(mine, await mine.user(), role, places[scope])).rejects.toMatchObject({ code });
});

test('a product’s role is given where its manifest says, and shown with its name', async () => {
  const mine = company(home);
  const [user, store_id] = [await mine.user(), await mine.store()];
  const { id } = await give(mine, user, 'reception:chief', { store_id });
  expect(await findAssignment(database, mine.tenant, id, null)).toMatchObject({
    role_name: { en: 'Chief', ja: '受付主任' },
    place_name: '本店',
    effective: true,
  });
});

test('nobody is given a role in what is closed, unknown or another tenant’s, nor one who has left', async () => {
  const [mine, other] = [company(home), company(home)];
  const [user, gone] = [await mine.user(), await mine.user()];
  await leaveUser(database, mine.tenant, operator, any(gone));
  await expect(give(mine, gone, 'kiban:viewer')).rejects.toMatchObject({ code: 'reference_closed' });
  for (const place of [{ store_id: await other.store() }, { unit_id: await other.unit() }])
    await expect(give(mine, user, 'kiban:viewer', place)).rejects.toMatchObject({ code: 'reference_unknown' });
  await expect(give(mine, await other.user(), 'kiban:viewer')).rejects.toMatchObject({ code: 'reference_unknown' });
  await expect(
    give(mine, user, 'kiban:viewer', { starts_at: '2026-01-02T00:00:00Z', ends_at: '2026-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ code: 'period_reversed' });
});

test('whoever leaves holds nothing any more, and comes back to nothing', async () => {
  const mine = company(home);
  const user = await mine.user();
  await mine.role(user, 'kiban:viewer');
  await give(mine, user, 'kiban:store_manager', { store_id: await mine.store(), ends_at: '2999-01-01T00:00:00Z' });
  await leaveUser(database, mine.tenant, operator, any(user));
  expect((await list(mine, { user_id: user })).map(({ status }) => status)).toEqual(['ended', 'ended']);
  await returnUser(database, mine.tenant, operator, { ...any(user), fields: {} });
  expect(await list(mine, { user_id: user, effective: true })).toEqual([]);
  const events = await home.plant<{ changed: string[] }>(
    `select payload -> 'changed' as changed from event.domain_event where tenant_id = $1 and name = 'role_assignment.ended'`,
    [mine.tenant],
  );
  expect(events).toEqual([{ changed: ['status'] }, { changed: ['status'] }]);
});

test('times are the same text in the row and in the event', async () => {
  const mine = company(home);
  const { id } = await give(mine, await mine.user(), 'kiban:viewer', {
    starts_at: '2026-04-01T09:00:00.120+09:00',
    ends_at: '2999-01-01T00:00:00Z',
  });
  const [[row]] = await tenantRead(database, mine.tenant, [
    statement<{ starts_at: string; state: object }>`
      select a.starts_at, e.state from directory.role_assignment a
      join event.domain_event e on e.aggregate_id = a.id where a.id = ${id}::uuid`,
  ]);
  expect(row).toMatchObject({ starts_at: '2026-04-01T00:00:00.12Z', state: { starts_at: '2026-04-01T00:00:00.12Z' } });
  const reports = await tenantRead(database, mine.tenant, examineTenantHistory());
  expect(reports.flatMap(([report]) => (report?.kind === 'role_assignment' ? [report] : []))).toMatchObject([
    { aggregates: 1, broken: { history_differs_from_events: 0, state_differs_from_history: 0 } },
  ]);
});
