import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../command.ts';
import { accountAggregate, addOne, context } from '../testing/account.ts';
import { feedSettled, newTenant, sampleStore } from '../testing/sample-store.ts';
import { BEGINNING, encodeCursor } from './cursor.ts';
import type { FeedBatch } from './read-feed.ts';
import { consumeFeed, SubscriptionLost, savedCursor } from './subscription.ts';

const { home, database, relay, close } = await sampleStore(2);
afterAll(close);
const tenant = newTenant();
const id = randomUUIDv7();
const write = () => runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide: addOne(id) });
beforeAll(async () => {
  for (let count = 0; count < 10; count += 1) await write();
  await feedSettled(relay);
});

/** Consumes until the handler says so. */
async function consume(name: string, batchSize: number, handle: (batch: FeedBatch, stop: () => void) => Promise<void>) {
  const controller = new AbortController();
  onTestFinished(() => controller.abort()); // a test that failed leaves no consumer behind
  await consumeFeed(relay, {
    name,
    batchSize,
    pollMs: 5,
    signal: controller.signal,
    handle: (batch) => handle(batch, () => controller.abort()),
  });
}
const versions = (batch: FeedBatch): number[] => batch.events.map((event) => event.version);

test('a subscription goes on where its last saved batch ended', async () => {
  const handled: number[][] = [];
  expect(await savedCursor(relay, 'goes-on')).toEqual(BEGINNING);
  await consume('goes-on', 3, async (batch, stop) => {
    handled.push(versions(batch));
    if (handled.length === 2) stop();
  });
  await consume('goes-on', 4, async (batch, stop) => {
    handled.push(versions(batch));
    stop();
  });
  expect(handled).toEqual([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9, 10],
  ]);
});

test('a batch whose handling failed comes again, whole', async () => {
  await expect(
    consume('fails', 5, async () => {
      throw new Error('the consumer failed');
    }),
  ).rejects.toThrow('the consumer failed');
  let handled: number[] = [];
  await consume('fails', 5, async (batch, stop) => {
    handled = versions(batch);
    stop();
  });
  expect(handled).toEqual([1, 2, 3, 4, 5]);
});

test('a consumer whose cursor was moved by another is told so, and does not move it', async () => {
  await consume('moved', 2, async (_batch, stop) => stop());
  const before = await savedCursor(relay, 'moved');
  let elsewhere = before;
  await expect(
    consume('moved', 2, async () => {
      await home.plant(`update event.subscription set position = position + 5 where name = 'moved'`);
      elsewhere = await savedCursor(relay, 'moved');
    }),
  ).rejects.toThrow(SubscriptionLost);
  expect(encodeCursor(elsewhere)).not.toBe(encodeCursor(before));
  expect(await savedCursor(relay, 'moved')).toEqual(elsewhere);
});

test('a consumer that lost its connection saves nothing: its turn is gone with it', async () => {
  await expect(
    consume('cut-off', 2, async () => {
      await home.plant(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'kiban_feed_relay'`,
      );
      await sleep(50);
    }),
  ).rejects.toThrow();
  expect(await savedCursor(relay, 'cut-off')).toEqual(BEGINNING);
});

test('no transaction stays open while a batch is handled, so that handling holds nothing back', async () => {
  await consume('idle', 5, async (_batch, stop) => {
    const open = await home.plant(
      `select state from pg_stat_activity
       where datname = current_database() and usename = 'kiban_feed_relay' and xact_start is not null`,
    );
    expect(open).toEqual([]);
    stop();
  });
});

test('a waiting consumer and an idle one end soon after their signal', async () => {
  const started = Promise.withResolvers<void>();
  const [first, second] = [new AbortController(), new AbortController()];
  const options = { name: 'waits', batchSize: 100, pollMs: 10_000 };
  const handled: string[] = [];
  const active = consumeFeed(relay, {
    ...options,
    signal: first.signal,
    handle: async () => {
      handled.push('active');
      started.resolve();
    },
  });
  await started.promise;
  const waiting = consumeFeed(relay, {
    ...options,
    signal: second.signal,
    handle: async () => void handled.push('waiting'),
  });
  await sleep(50);
  second.abort();
  await waiting;
  first.abort();
  await active;
  expect(handled).toEqual(['active']);
});
