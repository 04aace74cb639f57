import { randomUUIDv7 } from 'node:crypto';
import { appendEvents, type OutsideEvent } from '@kiban/event-store';
import { openDatabase, type TenantId, tenantTransaction } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { company } from '../testing/company.ts';
import { reviewedCompany } from '../testing/reviewed-company.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { findUser, listUsers } from './read-users.ts';

const home = await testDirectory();
const { database } = home;
const recorder = openDatabase({ url: home.urlOf('kiban_auth_recorder'), connections: 2, application: 'test' });
afterAll(() => recorder.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const event = (user_id: string | null, occurred_at: string, more: Partial<OutsideEvent> = {}): OutsideEvent => ({
  ...{ id: randomUUIDv7(), aggregate_kind: 'session', aggregate_id: randomUUIDv7(), version: 1, schema_version: 1 },
  ...{ name: 'session.started', payload: {}, on_behalf_of: null, personal: { ip_address: '192.0.2.7' } },
  ...{ actor: { kind: 'service', id: 'auth' } as const, reason: null, request_id: null },
  ...{ state: { user_id, status: 'active' }, occurred_at, ...more },
});
/** As auth records what happened at sign-in. */
const recorded = (tenant: TenantId, ...events: OutsideEvent[]) =>
  tenantTransaction(recorder, tenant, (transaction) => transaction.commitWith(appendEvents(transaction, events)));
const lastOf = async (tenant: TenantId, id: string, at: string | null = null) =>
  (await findUser(database, tenant, id, at))?.last_signed_in_at;
/** As if there had been these users for so long. */
const thereSince = (days: number, ids: readonly string[]) =>
  home.plant(`update directory.user_history set valid_from = now() - make_interval(days => $1) where id = any ($2)`, [
    days,
    ids,
  ]);
const unused = async (tenant: TenantId, unused_days: number) => {
  const page = { at: null, limit: 50, after: null, sort: 'name' } as const;
  const { items, total } = await listUsers(database, tenant, { ...page, unused_days });
  expect(total).toBe(items.length);
  return items.map(({ id }) => id).sort();
};

test('a user shows when they last signed in: whatever order it is told in, and nothing else that happens', async () => {
  const { tenant, user } = company(home);
  const id = await user();
  expect(await lastOf(tenant, id)).toBeNull();
  const [newer, older] = ['2026-04-02T09:00:00Z', '2026-04-01T09:00:00Z'];
  await recorded(tenant, event(id, newer));
  await recorded(tenant, event(id, older));
  const ended = event(id, '2026-04-03T09:00:00Z', { name: 'session.ended', version: 2 });
  const refused = event(id, '2026-04-03T09:00:00Z', {
    aggregate_kind: 'sign_in_attempt',
    name: 'sign_in_attempt.refused',
  });
  await recorded(tenant, ended, refused, event(null, '2026-04-04T09:00:00Z'));
  expect(await lastOf(tenant, id)).toBe(newer);
  expect(await lastOf(tenant, id, new Date().toISOString())).toBeNull();
});

test('accounts unused for some days: of those who signed in long ago, or never, and have been there for as long', async () => {
  const { tenant, user } = company(home);
  const [today, longAgo, never, newcomer] = [await user(), await user(), await user(), await user()];
  await thereSince(100, [today, longAgo, never]);
  await recorded(tenant, event(today, daysAgo(0)), event(longAgo, daysAgo(45)));
  expect(await unused(tenant, 30)).toEqual([longAgo, never].sort());
  expect(await unused(tenant, 60)).toEqual([never]);
  expect(await unused(tenant, 101)).toEqual([]);
  await recorded(tenant, event(longAgo, daysAgo(1)));
  expect(await unused(tenant, 30)).toEqual([never]);
  expect(await lastOf(tenant, newcomer)).toBeNull();
});

test('a sign-in to one tenant says nothing in another, whatever user it names', async () => {
  const { tenant, user } = company(home);
  const id = await user();
  await recorded(newTenant(), event(id, '2026-04-01T09:00:00Z'));
  expect(await lastOf(tenant, id)).toBeNull();
  const [{ rows } = { rows: 0 }] = await home.plant<{ rows: number }>(
    'select count(*)::int as rows from directory.user_activity where user_id = $1 and tenant_id = $2',
    [id, tenant],
  );
  expect(rows).toBe(0);
});

test('neither auth nor the directory says by themselves when somebody signed in', async () => {
  const { tenant, user } = company(home);
  const id = await user();
  const claim = (database: typeof recorder) =>
    tenantTransaction(database, tenant, (transaction) =>
      transaction.rows({
        sql: 'insert into directory.user_activity (tenant_id, user_id, last_signed_in_at) values ($1, $2, now())',
        parameters: [tenant, id],
      }),
    );
  await expect(claim(recorder)).rejects.toMatchObject({ code: '42501' });
  await expect(claim(database)).rejects.toMatchObject({ code: '42501' });
});

test('a review of unused accounts holds what they hold, and nobody else', async () => {
  const mine = await reviewedCompany(home);
  const [idle, busy] = [await mine.user(), await mine.user()];
  const [ofIdle, ofBusy] = [await mine.assign({ user_id: idle }), await mine.assign({ user_id: busy })];
  await thereSince(100, [idle, busy]);
  await recorded(mine.tenant, event(busy, daysAgo(3)));
  const listed = async (unused_days: number) => Object.keys(await mine.items(await mine.open({ unused_days })));
  expect(await listed(90)).toEqual([ofIdle]);
  expect((await listed(2)).sort()).toEqual([ofIdle, ofBusy].sort());
});
