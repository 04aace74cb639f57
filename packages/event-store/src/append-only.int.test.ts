import { randomUUIDv7 } from 'node:crypto';
import { asOwner, statement, tenantTransaction } from '@kiban/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './command.ts';
import { record } from './record.ts';
import { accountAggregate, context, openAccount } from './testing/account.ts';
import { newTenant, sampleStore } from './testing/sample-store.ts';

const { home, database, close } = await sampleStore(2);
afterAll(close);
const tenant = newTenant();
const id = randomUUIDv7();
beforeAll(() =>
  runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide: () => openAccount(id) }),
);

const denied = { code: '42501' };
const asWriter = (sql: TemplateStringsArray, ...values: unknown[]) =>
  tenantTransaction(database, tenant, (transaction) => transaction.rows(statement(sql, ...values)));

const columns = `id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state, payload, actor_kind,
  actor_id, occurred_at`;
const values = `gen_random_uuid(), $1, 'account', gen_random_uuid(), 1, 'account.opened', 1, '{}', '{}', 'service', 'x', now()`;

/** What the writer's role gets for an event with one more column, on a connection of its own. */
async function insertAsWriter(column: string, value: string): Promise<unknown> {
  return asOwner(home.urlOf('kiban_directory'), async (writer) => {
    await writer.query('begin');
    await writer.query("select set_config('app.tenant_id', $1, true)", [tenant]);
    const [more, moreValue] = column === '' ? ['', ''] : [`, ${column}`, `, ${value}`];
    return writer.query(
      `insert into event.domain_event (${columns}${more}) overriding system value values (${values}${moreValue})`,
      [tenant],
    );
  });
}

test('a writer may write an event without the columns that are the database’s', async () => {
  await expect(insertAsWriter('', '')).resolves.toMatchObject({ rowCount: 1 });
});

test.each([
  ['transaction_id', "'1'"],
  ['recorded_at', "'2020-01-01Z'"],
  ['epoch', '1'],
  ['position', '1'],
])('a writer cannot set %s', async (column, value) => {
  await expect(insertAsWriter(column, value)).rejects.toMatchObject(denied);
});

test('a writer cannot write events or personal data of a kind that is another’s, or nobody’s', async () => {
  await asOwner(home.ownerUrl, (owner) =>
    owner.query(`insert into event.kind (kind, writer) values ('another', 'kiban_feed_relay')`),
  );
  for (const kind of ['another', 'unheard_of'])
    await expect(
      tenantTransaction(database, tenant, (transaction) =>
        transaction.commitWith(
          record(transaction, { ...accountAggregate, kind, personal: [] }, context, [openAccount(randomUUIDv7())]),
        ),
      ),
    ).rejects.toMatchObject(denied);
  await expect(asWriter`
    insert into event.personal_data (tenant_id, event_id, aggregate_kind, aggregate_id, salt, fields)
    values (${tenant}::uuid, ${id}::uuid, 'another', ${id}::uuid, decode(repeat('00', 32), 'hex'), '{}')`).rejects.toMatchObject(
    denied,
  );
  const [found] = await home.plant(
    `select count(*)::int as found from event.domain_event where aggregate_kind <> 'account'`,
  );
  expect(found).toEqual({ found: 0 });
});

test('a writer can neither change nor remove events, personal data, or what history says', async () => {
  await expect(asWriter`update event.domain_event set reason = 'other'`).rejects.toMatchObject(denied);
  await expect(asWriter`delete from event.domain_event`).rejects.toMatchObject(denied);
  await expect(asWriter`truncate event.domain_event`).rejects.toMatchObject(denied);
  await expect(asWriter`update event.personal_data set fields = '{}'`).rejects.toMatchObject(denied);
  await expect(asWriter`delete from event.personal_data`).rejects.toMatchObject(denied);
  await expect(asWriter`update sample.account_history set amount = 1`).rejects.toMatchObject(denied);
  await expect(asWriter`delete from sample.account_history`).rejects.toMatchObject(denied);
  await expect(asWriter`insert into event.kind values ('licence2', 'kiban_directory')`).rejects.toMatchObject(denied);
});

test.each([
  "update event.domain_event set reason = 'other'",
  'delete from event.domain_event',
  'truncate event.domain_event',
])('not even the owner, nor a superuser, may %s', async (sql) => {
  for (const url of [home.ownerUrl, home.superuserUrl])
    await expect(asOwner(url, (owner) => owner.query(sql))).rejects.toThrow('its rows are never changed');
});

test('a writer cannot begin an epoch or move a consumer’s cursor', async () => {
  await expect(asWriter`select event.begin_epoch('mine')`).rejects.toMatchObject(denied);
  await expect(asWriter`select event.notice_restore()`).rejects.toMatchObject(denied);
  await expect(asWriter`update event.subscription set position = 0`).rejects.toMatchObject(denied);
});
