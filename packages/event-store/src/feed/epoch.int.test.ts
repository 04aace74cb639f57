import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { asOwner } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../command.ts';
import { noticeRestore } from '../epoch.ts';
import { record } from '../record.ts';
import { accountAggregate, addOne, context, openAccount } from '../testing/account.ts';
import { heldTransaction } from '../testing/held-transaction.ts';
import { feedSettled, newTenant, sampleStore, versionRegressions } from '../testing/sample-store.ts';
import { BEGINNING, type Cursor } from './cursor.ts';
import { type EpochStart, type FeedEvent, readFeed } from './read-feed.ts';

const { home, database, relay, close } = await sampleStore(4);
afterAll(close);

const tenant = newTenant();
const write = (id = randomUUIDv7()) =>
  runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide: addOne(id) });
const beginEpoch = (reason: string) =>
  asOwner(home.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ epoch: number }>('select event.begin_epoch($1) as epoch', [reason]);
    return rows[0]?.epoch ?? 0;
  });

/** A consumer's view: what it is handed, batch after batch. */
async function follow(after: Cursor, limit: number) {
  await feedSettled(relay);
  const events: FeedEvent[] = [];
  const epochs: EpochStart[] = [];
  for (let cursor = after; ; ) {
    const batch = await readFeed(relay, cursor, limit);
    if (batch.events.length === 0 && batch.epochs.length === 0) return { events, epochs, cursor };
    events.push(...batch.events);
    epochs.push(...batch.epochs);
    cursor = batch.cursor;
  }
}

const places = (events: readonly FeedEvent[]) =>
  events.map((event) => [event.epoch, BigInt(event.transaction_id), BigInt(event.position)] as const);
const inOrder = (events: readonly FeedEvent[]) =>
  places(events).every((place, index, all) => {
    const before = all[index - 1];
    if (before === undefined || before[0] < place[0]) return true;
    if (before[0] > place[0]) return false;
    return before[1] < place[1] || (before[1] === place[1] && before[2] < place[2]);
  });

test('a new epoch is told once to who had read before, and reading goes on in order', async () => {
  const id = randomUUIDv7();
  for (let count = 0; count < 5; count += 1) await write(id);
  const first = await follow(BEGINNING, 2);
  expect(first.epochs).toEqual([]); // who begins has nothing that could be gone
  for (let count = 0; count < 3; count += 1) await write(id);
  const epoch = await beginEpoch('tested');
  for (let count = 0; count < 3; count += 1) await write(id);
  const second = await follow(first.cursor, 2);
  expect(second.epochs).toEqual([{ epoch, reason: 'tested', started_at: expect.any(String) }]);
  expect(second.events.map((event) => event.epoch)).toEqual([1, 1, 1, epoch, epoch, epoch]);
  const all = (await follow(BEGINNING, 3)).events;
  expect(inOrder(all)).toBe(true);
  expect(versionRegressions(all)).toBe(0);
  expect(await follow(second.cursor, 10)).toMatchObject({ events: [], epochs: [] });
});

test('a new epoch without events is told once too', async () => {
  await write();
  const { cursor } = await follow(BEGINNING, 100);
  const epoch = await beginEpoch('quiet');
  const after = await follow(cursor, 10);
  expect(after.epochs.map((start) => start.epoch)).toEqual([epoch]);
  await write();
  expect(await follow(after.cursor, 10)).toMatchObject({ epochs: [], events: [{ epoch }] });
});

test('an epoch that begins between the two reads of a batch is told with its first event, not swallowed', async () => {
  await write();
  const { cursor } = await follow(BEGINNING, 1000);
  const id = randomUUIDv7();
  const { batch, epoch } = await asOwner(home.superuserUrl, async (superuser) => {
    await superuser.query('begin; lock table event.domain_event in access exclusive mode');
    const reading = readFeed(relay, cursor, 10); // has read the epochs, and waits for the events
    await sleep(200);
    const { rows } = await superuser.query<{ epoch: number }>(`select event.begin_epoch('between') as epoch`);
    await superuser.query(
      `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
         payload, actor_kind, actor_id, occurred_at)
       values ($1, $2, 'account', $1, 1, 'account.opened', 3, '{}', '{}', 'service', 'test', now())`,
      [id, tenant],
    );
    await superuser.query('commit');
    return { batch: await reading, epoch: rows[0]?.epoch };
  });
  const rest = await follow(batch.cursor, 10);
  expect([...batch.epochs, ...rest.epochs].map((start) => start.epoch)).toEqual([epoch]);
  expect([...batch.events, ...rest.events].map((event) => event.id)).toEqual([id]);
});

test('a restored database begins a new epoch once, also when several processes start', async () => {
  expect(await noticeRestore(home.ownerUrl)).toBeNull();
  await home.plant('update event.epoch set system_identifier = system_identifier + 1');
  const noticed = await Promise.all([1, 2, 3].map(() => noticeRestore(home.ownerUrl)));
  expect(noticed.filter((epoch) => epoch !== null)).toHaveLength(1);
  expect(await noticeRestore(home.ownerUrl)).toBeNull();
});

test('a promoted standby begins a new epoch too', async () => {
  await home.plant('update event.epoch set timeline = timeline + 1');
  expect(await noticeRestore(home.ownerUrl)).not.toBeNull();
  expect(await noticeRestore(home.ownerUrl)).toBeNull();
});

test('events from before a restore are delivered though their transaction ids are above today’s, before those after it', async () => {
  const { cursor } = await follow(BEGINNING, 1000);
  const old = await write();
  await home.plant('alter table event.domain_event disable trigger unchanging');
  await home.plant(`update event.domain_event set transaction_id = '900000000000' where id = $1`, [old?.event_id]);
  await home.plant('alter table event.domain_event enable trigger unchanging');
  await feedSettled(relay);
  expect((await readFeed(relay, cursor, 10)).events).toEqual([]); // of this epoch it would be one from the future
  const epoch = await beginEpoch('restored');
  const young = await write();
  const after = await follow(cursor, 1);
  expect(after.events.map((event) => event.id)).toEqual([old?.event_id, young?.event_id]);
  expect(after.epochs.map((start) => start.epoch)).toEqual([epoch]);
});

test('an epoch begins behind the transactions that are writing', async () => {
  const { cursor } = await follow(BEGINNING, 1000);
  const slow = randomUUIDv7();
  const endWriting = await heldTransaction(database, tenant, (transaction) =>
    transaction.rows(record(transaction, accountAggregate, context, [openAccount(slow)])),
  );
  let waiting = true;
  const beginning = beginEpoch('waits').finally(() => {
    waiting = false;
  });
  await sleep(150);
  expect(waiting).toBe(true);
  await endWriting();
  const epoch = await beginning;
  const after = await follow(cursor, 10);
  expect(after.events.map((event) => [event.aggregate_id, event.epoch])).toEqual([[slow, epoch - 1]]);
  expect(after.epochs.map((start) => start.epoch)).toEqual([epoch]);
});

test('epochs begun at the same moment are different ones', async () => {
  const [one, other] = await Promise.all([beginEpoch('one'), beginEpoch('other')]);
  expect(Math.abs((one ?? 0) - (other ?? 0))).toBe(1);
});

test('the number of an epoch is not used again after a backup from before it was restored', async () => {
  await home.plant('delete from event.epoch where epoch > 1');
  const lost = await beginEpoch('lost with the restore');
  await home.plant('delete from event.epoch where epoch > 1');
  await sleep(1_100);
  expect(await beginEpoch('after the restore')).toBeGreaterThan(lost);
});
