import { randomUUIDv7 } from 'node:crypto';
import { appendEvents, type OutsideEvent, personalDataMatches, runCommand } from '@kiban/event-store';
import { openDatabase, statement, type TenantId, tenantId, tenantRead, tenantTransaction } from '@kiban/postgres';
import { now } from '@kiban/service';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { membershipAggregate, membershipBegun } from '../memberships/membership.ts';
import { storeAggregate, storeOpened } from '../stores/store.ts';
import { eraseUser } from './erase-user.ts';
import { userAdded, userAggregate, userChanged, userErased } from './user.ts';

const home = await testDatabase();
const directory = openDatabase({ url: home.urlOf('kiban_directory'), connections: 2, application: 'test' });
const eraser = openDatabase({ url: home.urlOf('kiban_eraser'), connections: 1, application: 'test eraser' });
const databases = { directory, eraser };
afterAll(async () => {
  await Promise.all([directory.close(), eraser.close()]);
  await home.drop();
});
const context = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: 'asked for',
  request_id: null,
} as const;
const newTenant = (): TenantId => tenantId(randomUUIDv7());

/** A user with a past: added, renamed, imported, a member of a store. Every personal value holds the marker. */
async function markedUser(tenant: TenantId): Promise<{ id: string; marker: string }> {
  const [id, storeId, membershipId] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  const marker = `marker${id.replaceAll('-', '')}`;
  const personal = {
    kana: `${marker}k`,
    email: `${marker}@example.jp`,
    staff_number: `${marker}s`,
    login_id: `${marker}l`,
  };
  const person = { ...personal, name: `${marker}n`, person_id: randomUUIDv7() };
  await runCommand(directory, tenant, context, {
    aggregate: userAggregate,
    id,
    decide: () => userAdded(id, person, now),
  });
  await runCommand(directory, tenant, context, {
    aggregate: userAggregate,
    id,
    decide: (current) => userChanged(current, { name: `${marker}m`, email: null }, now),
  });
  await runCommand(directory, tenant, context, {
    aggregate: storeAggregate,
    id: storeId,
    decide: () => storeOpened(storeId, { name: '店' }, now),
  });
  const place = { user_id: id, store_id: storeId, unit_id: null, job_type: 'pharmacist' };
  await runCommand(directory, tenant, context, {
    aggregate: membershipAggregate,
    id: membershipId,
    decide: () => membershipBegun(membershipId, place, now),
  });
  await tenantTransaction(directory, tenant, (transaction) =>
    transaction.rows(statement`
      insert into directory.source_record (tenant_id, source, kind, key, aggregate_id, digest)
      values (${tenant}::uuid, 'legacy', 'user', ${`${marker}s`}, ${id}::uuid, 'x'),
        (${tenant}::uuid, 'legacy', 'membership', ${`${marker}s/1/S1`}, ${membershipId}::uuid, 'x')`),
  );
  return { id, marker };
}

/** A session and a refused attempt of the user, and a refusal of nobody known, as auth records them. */
async function markedSignIns(tenant: TenantId, user_id: string, marker: string): Promise<void> {
  const recorder = openDatabase({
    url: home.urlOf('kiban_auth_recorder'),
    connections: 1,
    application: 'test recorder',
  });
  const event = (kind: string, state: object, personal: object): OutsideEvent => ({
    ...{ id: randomUUIDv7(), aggregate_kind: kind, aggregate_id: randomUUIDv7(), version: 1, schema_version: 1 },
    ...{ name: kind === 'session' ? 'session.started' : 'sign_in_attempt.refused', payload: {}, on_behalf_of: null },
    ...{ actor: { kind: 'service', id: 'auth' } as const, reason: null, request_id: null },
    ...{ state: { ...state }, personal: { ...personal }, occurred_at: '2026-04-01T00:00:00Z' },
  });
  await tenantTransaction(recorder, tenant, (transaction) =>
    transaction.commitWith(
      appendEvents(transaction, [
        event('session', { user_id }, { ip_address: `${marker}i` }),
        event('sign_in_attempt', { user_id }, { login_id: `${marker}l`, ip_address: `${marker}i` }),
        event('sign_in_attempt', { user_id: null }, { login_id: null, ip_address: '192.0.2.7' }),
      ]),
    ),
  );
  await recorder.close();
}

/** Every column, of whatever table, that holds a word. */
async function columnsHolding(word: string): Promise<string[]> {
  const columns = await home.plant<{ relation: string; column: string }>(
    `select format('%I.%I', n.nspname, c.relname) as relation, a.attname as column
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)' and a.attnum > 0 and not a.attisdropped`,
  );
  const searches = columns.map(
    ({ relation, column }) =>
      `select '${relation}.${column}' as place where exists (
         select from ${relation} where strpos("${column}"::text, $1) > 0)`,
  );
  const found = await home.plant<{ place: string }>(searches.join(' union all '), [word]);
  return found.map(({ place }) => place).sort();
}

const PERSONAL_PLACES = [
  ...['email', 'kana', 'login_id', 'name', 'staff_number'].map((field) => `directory."user".${field}`),
  ...['email', 'kana', 'login_id', 'name', 'staff_number'].map((field) => `directory.user_history.${field}`),
  'directory.source_record.key',
  'event.personal_data.fields',
].sort();

test('a user’s personal data stands in known places, and after erasing in none; the events stay as they were', async () => {
  const tenant = newTenant();
  const [gone, stays] = [await markedUser(tenant), await markedUser(tenant)];
  for (const { id, marker } of [gone, stays]) await markedSignIns(tenant, id, marker);
  expect(await columnsHolding(gone.marker)).toEqual(
    PERSONAL_PLACES.filter((place) => place !== 'directory."user".email'), // which the user gave up
  );
  const staying = await columnsHolding(stays.marker);
  const eventsOf = (id: string) =>
    home.plant<{ version: number; name: string }>(
      'select * from event.domain_event where aggregate_id = $1 order by version',
      [id],
    );
  const [before, others] = [await eventsOf(gone.id), await eventsOf(stays.id)];

  const recorded = await eraseUser(databases, tenant, context, { id: gone.id });

  expect(recorded.version).toBe(3);
  expect(await columnsHolding(gone.marker)).toEqual([]);
  const after = await eventsOf(gone.id);
  expect(after.slice(0, 2)).toEqual(before);
  expect(after.map(({ version, name }) => [version, name])).toEqual([
    [1, 'user.added'],
    [2, 'user.changed'],
    [3, 'user.erased'],
  ]);
  for (const event of after) expect((event as unknown as { personal_digest: Buffer }).personal_digest).toHaveLength(32);
  const [kept] = await home.plant<{ histories: number; personal: number }>(
    `select (select count(*)::int from directory.user_history where id = $1) as histories,
       (select count(*)::int from event.personal_data where aggregate_id = $1) as personal`,
    [gone.id],
  );
  expect(kept).toEqual({ histories: 3, personal: 0 });

  expect(await columnsHolding(stays.marker)).toEqual(staying);
  expect(await eventsOf(stays.id)).toEqual(others);
  const sealed = await home.plant<{ fields: Record<string, unknown>; salt: Buffer; digest: Buffer }>(
    `select p.fields, p.salt, e.personal_digest as digest from event.personal_data p
     join event.domain_event e on e.id = p.event_id where e.aggregate_id = $1`,
    [stays.id],
  );
  expect(sealed).toHaveLength(2);
  for (const { fields, salt, digest } of sealed) expect(personalDataMatches(fields, { salt, digest })).toBe(true);
});

test('of signing in, the addresses and names typed by the erased user are forgotten, and nobody else’s', async () => {
  const tenant = newTenant();
  const [gone, stays] = [await markedUser(tenant), await markedUser(tenant)];
  for (const { id, marker } of [gone, stays]) await markedSignIns(tenant, id, marker);
  const personal = () =>
    home.plant<{ user_id: string | null; parts: number }>(
      `select e.state ->> 'user_id' as user_id, count(p.event_id)::int as parts from event.domain_event e
       left join event.personal_data p on p.event_id = e.id
       where e.tenant_id = $1 and e.aggregate_kind in ('session', 'sign_in_attempt') group by 1`,
      [tenant],
    );
  const parts = async (id: string | null) => (await personal()).find(({ user_id }) => user_id === id)?.parts;
  expect([await parts(gone.id), await parts(stays.id), await parts(null)]).toEqual([2, 2, 2]);
  await eraseUser(databases, tenant, context, { id: gone.id });
  expect([await parts(gone.id), await parts(stays.id), await parts(null)]).toEqual([0, 2, 2]);
});

test('erasing that was killed halfway is finished by doing it again, and doing it a third time changes nothing', async () => {
  const tenant = newTenant();
  const { id, marker } = await markedUser(tenant);
  await runCommand(directory, tenant, context, {
    aggregate: userAggregate,
    id,
    decide: (current) => userErased(current, now),
  }); // and here the process dies
  expect(await columnsHolding(marker)).not.toEqual([]);
  expect(await eraseUser(databases, tenant, context, { id })).toMatchObject({ version: 3, event_id: null });
  expect(await columnsHolding(marker)).toEqual([]);
  expect(await eraseUser(databases, tenant, context, { id })).toMatchObject({ version: 3, event_id: null });
  const [events] = await home.plant('select count(*)::int as events from event.domain_event where aggregate_id = $1', [
    id,
  ]);
  expect(events).toEqual({ events: 3 });
});

test('an erased user takes no personal data any more', async () => {
  const tenant = newTenant();
  const { id, marker } = await markedUser(tenant);
  await eraseUser(databases, tenant, context, { id });
  await expect(
    runCommand(directory, tenant, context, {
      aggregate: userAggregate,
      id,
      decide: (current) => userChanged(current, { name: marker }, now),
    }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('a user of another tenant cannot be erased', async () => {
  const { id, marker } = await markedUser(newTenant());
  const places = await columnsHolding(marker);
  await expect(eraseUser(databases, newTenant(), context, { id })).rejects.toMatchObject({ code: 'not_found' });
  expect(await columnsHolding(marker)).toEqual(places);
});

test('neither role can do the other’s part', async () => {
  const tenant = newTenant();
  const { id, marker } = await markedUser(tenant);
  const places = await columnsHolding(marker);
  const denied = { code: '42501' };
  await expect(eraseUser({ directory: eraser, eraser }, tenant, context, { id })).rejects.toMatchObject(denied);
  await expect(
    tenantTransaction(directory, tenant, (transaction) =>
      transaction.rows(statement`delete from event.personal_data where aggregate_id = ${id}::uuid`),
    ),
  ).rejects.toMatchObject(denied);
  await expect(
    tenantTransaction(directory, tenant, (transaction) =>
      transaction.rows(statement`update directory.user_history set name = null where id = ${id}::uuid`),
    ),
  ).rejects.toMatchObject(denied);
  for (const forbidden of [
    statement`select 1 from directory."user"`,
    statement`select 1 from directory.import_line`,
    statement`select 1 from event.domain_event`,
  ])
    await expect(tenantRead(eraser, tenant, [forbidden])).rejects.toMatchObject(denied);
  await expect(
    tenantTransaction(eraser, tenant, (transaction) =>
      transaction.rows(statement`update directory.user_history set status = 'erased' where id = ${id}::uuid`),
    ),
  ).rejects.toMatchObject(denied);
  expect(await columnsHolding(marker)).toEqual(places);
});
