import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { statement, tenantTransaction } from '@kiban/postgres';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { beginEpoch } from '../epoch.ts';
import { takeLocks } from '../locks.ts';
import { record } from '../record.ts';
import { accountAggregate, context, openAccount } from '../testing/account.ts';
import { heldTransaction } from '../testing/held-transaction.ts';
import { feedSettled, newTenant, sampleStore } from '../testing/sample-store.ts';
import { type Look, readCommitted } from './fast-lane.ts';
import { lagOf } from './lag.ts';
import { consumeFeed } from './subscription.ts';

const { home, database, relay, close } = await sampleStore(6);
afterAll(close);
const OPENED = ['account.opened'];
const tenant = newTenant();
const write = (id: string = randomUUIDv7()) =>
  tenantTransaction(database, tenant, (transaction) =>
    transaction.commitWith(record(transaction, accountAggregate, context, [openAccount(id)])),
  );
const hold = () =>
  heldTransaction(database, tenant, (transaction) =>
    transaction.rows(record(transaction, accountAggregate, context, [openAccount(randomUUIDv7())])),
  );

test('while an older transaction is running a consumer hears of what is urgent at once, and again in its turn', async () => {
  const [urgent, inTurn, stopping] = [vi.fn(), vi.fn(), new AbortController()];
  const id = randomUUIDv7();
  const consuming = consumeFeed(relay, {
    ...{ name: 'urgent', batchSize: 100, pollMs: 20, signal: stopping.signal },
    handle: async ({ events }) => events.forEach((event) => void inTurn(event.aggregate_id)),
    fastLane: {
      names: OPENED,
      pollMs: 20,
      handle: async (events) => events.forEach((e) => void urgent(e.aggregate_id)),
    },
  });
  onTestFinished(() => stopping.abort());
  const end = await hold();
  await write(id);
  await vi.waitFor(() => expect(urgent).toHaveBeenCalledWith(id), 15_000);
  expect(inTurn).not.toHaveBeenCalledWith(id);
  expect((await lagOf(relay, 'urgent')).oldest_unread).not.toBeNull();
  await end();
  await vi.waitFor(() => expect(inTurn).toHaveBeenCalledWith(id), 15_000);
  stopping.abort();
  await consuming;
});

test('each event comes once, whenever its transaction ends; what was rolled back never does', async () => {
  const committed: string[] = [];
  const end = Date.now() + 800;
  const writer = async (): Promise<void> => {
    while (Date.now() < end) {
      const id = randomUUIDv7();
      await tenantTransaction(database, tenant, async (transaction) => {
        takeLocks(transaction, { of: 'streams', keys: [] });
        await transaction.rows(record(transaction, accountAggregate, context, [openAccount(id)]));
        await transaction.rows(statement<object>`select pg_sleep(${Math.random() * 0.02}::float8)`);
        if (Math.random() < 0.2) throw new Error('rolled back');
      }).then(
        () => void committed.push(id),
        () => undefined,
      );
    }
  };
  const seen: string[] = [];
  let look: Look = (await readCommitted(relay, null, [])).look;
  const next = async (): Promise<void> => {
    const read = await readCommitted(relay, look, OPENED);
    seen.push(...read.events.map(({ aggregate_id }) => aggregate_id));
    look = read.look;
  };
  const writers = Promise.all(Array.from({ length: 4 }, writer));
  while (Date.now() < end) {
    await next();
    await sleep(2);
  }
  await writers;
  await next();
  expect(committed.length).toBeGreaterThan(20);
  expect(seen.toSorted()).toEqual(committed.toSorted());
});

test('only what was asked for comes', async () => {
  const { look } = await readCommitted(relay, null, []);
  await write();
  expect((await readCommitted(relay, look, ['account.closed'])).events).toEqual([]);
});

test('the first look gives what the feed holds back, and nothing that it has given', async () => {
  const [before, during] = [randomUUIDv7(), randomUUIDv7()];
  await write(before);
  await feedSettled(relay);
  const end = await hold();
  await write(during);
  const { events } = await readCommitted(relay, null, OPENED);
  expect(events.map(({ aggregate_id }) => aggregate_id)).toEqual([during]);
  await end();
});

test('after a restore, when transaction ids begin anew, it looks anew', async () => {
  const far: Look = { epoch: 1, snapshot: '9000000000:9000000000:' };
  await beginEpoch(home.ownerUrl, 'restored');
  const end = await hold();
  const id = randomUUIDv7();
  await write(id);
  const { events, look } = await readCommitted(relay, far, OPENED);
  expect(events.map(({ aggregate_id }) => aggregate_id)).toEqual([id]);
  expect(look.epoch).toBeGreaterThan(1);
  await end();
});
