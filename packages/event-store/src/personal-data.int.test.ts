import { randomUUIDv7 } from 'node:crypto';
import { openDatabase, statement, type TenantId, tenantRead, tenantTransaction } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from './command.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { personalDataMatches } from './personal-data.ts';
import { accountAggregate, changeAccount, context, openAccount } from './testing/account.ts';
import { feedSettled, newTenant, sampleStore, wholeFeed } from './testing/sample-store.ts';

const { home, database, relay, close } = await sampleStore(2);
const eraser = openDatabase({ url: home.urlOf('kiban_eraser'), connections: 1, application: 'test eraser' });
afterAll(async () => {
  await eraser.close();
  await close();
});

/** An account whose personal fields held two marked values, one after the other. */
async function markedAccount(tenant: TenantId): Promise<{ id: string; markers: string[] }> {
  const id = randomUUIDv7();
  const markers = ['Hanako', 'Taro'].map((name) => `${name}-${id}`);
  for (const holder of markers)
    await runCommand(database, tenant, context, {
      aggregate: accountAggregate,
      id,
      decide: (current) =>
        current === null
          ? openAccount(id, { holder, email: `${holder}@example.jp` })
          : changeAccount(current, { holder, amount: 1 }),
    });
  return { id, markers };
}

const erase = (tenant: TenantId, id: string): Promise<number> =>
  tenantTransaction(eraser, tenant, (transaction) => erasePersonalData(transaction, id));

interface Sealed {
  salt: Buffer;
  fields: Record<string, unknown>;
  digest: Buffer;
}
const sealedOf = (id: string): Promise<Sealed[]> =>
  home.plant<Sealed>(
    `select p.salt, p.fields, e.personal_digest as digest from event.domain_event e
     join event.personal_data p on p.event_id = e.id where e.aggregate_id = $1 order by e.version`,
    [id],
  );

test('the event keeps a digest that proves salt and fields, and no personal value', async () => {
  const { id, markers } = await markedAccount(newTenant());
  const sealed = await sealedOf(id);
  expect(sealed.map(({ fields }) => fields.holder)).toEqual(markers);
  for (const { fields, salt, digest } of sealed) {
    expect(personalDataMatches(fields, { salt, digest })).toBe(true);
    expect(personalDataMatches({ ...fields, holder: 'somebody else' }, { salt, digest })).toBe(false);
    expect(personalDataMatches(fields, { salt: Buffer.alloc(32), digest })).toBe(false);
  }
  expect(new Set(sealed.map(({ salt }) => salt.toString('hex'))).size).toBe(2);
  const events = await home.plant<{ row: string }>(
    'select e::text as row from event.domain_event e where aggregate_id = $1',
    [id],
  );
  expect(events).toHaveLength(2);
  for (const { row } of events) for (const marker of markers) expect(row).not.toContain(marker);
});

test('erasing deletes the personal part of one aggregate’s events, once, and nothing else', async () => {
  const tenant = newTenant();
  const [gone, stays] = [await markedAccount(tenant), await markedAccount(tenant)];
  const rest = `select (select jsonb_agg(to_jsonb(e) order by e.id) from event.domain_event e where tenant_id = $1) as events,
    (select jsonb_agg(to_jsonb(s) order by s.id) from sample.account s where tenant_id = $1) as state,
    (select jsonb_agg(to_jsonb(h) order by h.id, h.version) from sample.account_history h where tenant_id = $1) as history,
    (select jsonb_agg(to_jsonb(p) order by p.event_id) from event.personal_data p where tenant_id = $1 and aggregate_id <> $2) as personal`;
  const before = await home.plant(rest, [tenant, gone.id]);
  expect(await erase(tenant, gone.id)).toBe(2);
  expect(await erase(tenant, gone.id)).toBe(0);
  expect(await home.plant(rest, [tenant, gone.id])).toEqual(before);
  expect(await sealedOf(gone.id)).toEqual([]);
  expect(await sealedOf(stays.id)).toHaveLength(2);
});

test('the feed carries personal fields until they are erased, and the event without them afterwards', async () => {
  const tenant = newTenant();
  const { id, markers } = await markedAccount(tenant);
  const holders = async () =>
    (await wholeFeed(relay))
      .filter((event) => event.aggregate_id === id)
      .map((event) => event.personal?.holder ?? null);
  expect(await holders()).toEqual(markers);
  await erase(tenant, id);
  await feedSettled(relay);
  expect(await holders()).toEqual([null, null]);
});

test('the eraser reaches one tenant at a time', async () => {
  const tenant = newTenant();
  const { id } = await markedAccount(tenant);
  expect(await erase(newTenant(), id)).toBe(0);
  expect(await sealedOf(id)).toHaveLength(2);
});

test('only the eraser deletes personal data, and it reads no other table that holds some', async () => {
  const tenant = newTenant();
  const { id } = await markedAccount(tenant);
  const denied = { code: '42501' };
  await expect(
    tenantTransaction(database, tenant, (transaction) => erasePersonalData(transaction, id)),
  ).rejects.toMatchObject(denied);
  for (const forbidden of [
    statement`select 1 from event.domain_event`,
    statement`select 1 from sample.account`,
    statement`select 1 from sample.account_history`,
    statement`select 1 from directory."user"`,
    statement`select 1 from directory.import_line`,
  ])
    await expect(tenantRead(eraser, tenant, [forbidden])).rejects.toMatchObject(denied);
  await expect(
    tenantTransaction(eraser, tenant, (transaction) =>
      transaction.rows(statement`update event.personal_data set fields = '{}'`),
    ),
  ).rejects.toMatchObject(denied);
  expect(await sealedOf(id)).toHaveLength(2);
});
