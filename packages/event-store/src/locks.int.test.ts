import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  asOwner,
  statement,
  type TenantId,
  type TenantTransaction,
  tenantRead,
  tenantTransaction,
} from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import type { StateRow } from './aggregate.ts';
import { runCommand } from './command.ts';
import { streamKey, takeLocks } from './locks.ts';
import type { Outcome } from './receipt.ts';
import { type Recorded, record } from './record.ts';
import { type Account, accountAggregate, addOne, changeAccount, context, openAccount } from './testing/account.ts';
import { heldTransaction } from './testing/held-transaction.ts';
import { newTenant, sampleStore, versionRegressions, wholeFeed } from './testing/sample-store.ts';

const { home, database, relay, close } = await sampleStore(6);
afterAll(close);

const newIds = (count: number): string[] => Array.from({ length: count }, () => randomUUIDv7());
const add = (tenant: TenantId, id: string): Promise<Outcome> =>
  runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide: addOne(id) });

/** Opens, or adds one to, all of a batch, as bulk commands do. */
function addToAll(tenant: TenantId, ids: readonly string[]): Promise<Recorded[]> {
  return tenantTransaction(database, tenant, async (transaction) => {
    const [, current] = await Promise.all([takeLocks(transaction, { of: 'tenant' }), accountsOf(transaction, ids)]);
    const changes = ids.map((id) => addOne(id)(current.get(id) ?? null));
    return transaction.commitWith(record(transaction, accountAggregate, context, changes));
  });
}

async function accountsOf(transaction: TenantTransaction, ids: readonly string[]) {
  const rows = await transaction.rows<StateRow<Account>>(
    statement`select * from sample.account where id = any (${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

test('a bulk change and single changes of the same streams lose nothing and keep their order', async () => {
  const tenant = newTenant();
  const ids = newIds(120);
  await addToAll(tenant, ids);
  let bulkDone = false;
  let single = 0;
  const singles = Array.from({ length: 4 }, async () => {
    while (!bulkDone) {
      await add(tenant, ids[Math.floor(Math.random() * ids.length)] as string);
      single += 1;
    }
  });
  const rounds = 8;
  for (let round = 0; round < rounds; round += 1)
    for (let from = 0; from < ids.length; from += 40) await addToAll(tenant, ids.slice(from, from + 40));
  bulkDone = true;
  await Promise.all(singles);

  const [[total]] = await tenantRead(database, tenant, [
    statement<{ amount: number; versions: number }>`
      select sum(amount)::int as amount, sum(version)::int as versions from sample.account`,
  ]);
  expect(single).toBeGreaterThan(20);
  expect(total).toEqual({
    amount: rounds * ids.length + single,
    versions: (rounds + 1) * ids.length + single,
  });
  const events = (await wholeFeed(relay)).filter((event) => event.tenant_id === tenant);
  expect(events).toHaveLength(total?.versions ?? 0);
  expect(versionRegressions(events)).toBe(0);
});

test('while a tenant’s bulk change runs, its own single changes wait and another tenant’s do not', async () => {
  const [busy, other] = [newTenant(), newTenant()];
  const [id, otherId] = newIds(2) as [string, string];
  await Promise.all([add(busy, id), add(other, otherId)]);
  const endBulk = await heldTransaction(database, busy, (transaction) => takeLocks(transaction, { of: 'tenant' }));
  let waiting = true;
  const own = add(busy, id).finally(() => {
    waiting = false;
  });
  expect((await add(other, otherId)).version).toBe(2);
  await sleep(200);
  expect(waiting).toBe(true);
  await endBulk();
  expect((await own).version).toBe(2);
});

test('a bulk change of 14,000 streams takes one lock, where single changes take one for each stream', async () => {
  const tenant = newTenant();
  const advisoryLocks = statement<{ held: number }>`
    select count(*) as held from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`;
  const changes = newIds(14_000).map((id) => openAccount(id));
  const [bulk] = await tenantTransaction(database, tenant, async (transaction) => {
    takeLocks(transaction, { of: 'tenant' });
    const recorded = await transaction.rows(record(transaction, accountAggregate, context, changes));
    expect(recorded).toHaveLength(14_000);
    return transaction.rows(advisoryLocks);
  });
  expect(bulk).toEqual({ held: 1 });
  const [streams] = await tenantTransaction(database, tenant, (transaction) => {
    takeLocks(transaction, { of: 'streams', keys: newIds(100).map(streamKey) });
    return transaction.rows(advisoryLocks);
  });
  expect(streams).toEqual({ held: 101 });
});

test('what commands rely on together, they share, and who changes it waits for all of them', {
  timeout: 10_000,
}, async () => {
  const tenant = newTenant();
  const [place] = newIds(1) as [string];
  const rely = () =>
    heldTransaction(database, tenant, (transaction) =>
      takeLocks(transaction, { of: 'streams', keys: newIds(1).map(streamKey), shared: [streamKey(place)] }),
    );
  const relying = [await rely(), await rely()]; // the second does not wait for the first
  let waiting = true;
  const changing = add(tenant, place).finally(() => {
    waiting = false;
  });
  for (const [index, letGo] of relying.entries()) {
    await sleep(100);
    expect(waiting, `${index} of 2 let go`).toBe(true);
    await letGo();
  }
  expect((await changing).version).toBe(1);
});

test('two commands that each take a key which the other gives up are both told so', async () => {
  const tenant = newTenant();
  const [first = '', second = ''] = newIds(2);
  for (const id of [first, second])
    await runCommand(database, tenant, context, {
      aggregate: accountAggregate,
      id,
      decide: () => openAccount(id, { email: id }),
    });
  // both have given theirs up before either takes the other's
  await asOwner(home.ownerUrl, (owner) =>
    owner.query(`
      create function sample.wait() returns trigger language plpgsql as 'begin perform pg_sleep(0.2); return null; end';
      create trigger wait after update on sample.account for each row execute function sample.wait()`),
  );
  const exchange = (id: string, email: string) => {
    const other = randomUUIDv7();
    return runCommand(database, tenant, context, {
      aggregate: accountAggregate,
      id,
      alsoLock: [streamKey(other)],
      decide: (current) => (current === null ? null : changeAccount(current, { email: other })),
      alongside: () => [
        (transaction) => record(transaction, accountAggregate, context, [openAccount(other, { email })]),
      ],
    });
  };
  const outcomes = await Promise.allSettled([exchange(first, second), exchange(second, first)]);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'key_taken' } });
});
