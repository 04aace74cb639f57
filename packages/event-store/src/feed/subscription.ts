import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CrossTenantDatabase,
  crossTenantRows,
  crossTenantSession,
  type Statement,
  statement,
} from '@kiban/postgres';
import { BEGINNING, type Cursor } from './cursor.ts';
import { type FastLane, followCommitted } from './fast-lane.ts';
import { type FeedBatch, readFeed } from './read-feed.ts';

export interface SubscriptionOptions {
  /** Lower-case letters, digits, `-` and `_`. One name, one cursor, one active consumer. */
  readonly name: string;
  /** Does the consumer's work for a batch. Called again with the same events when it failed or was killed before its cursor was saved. */
  readonly handle: (batch: FeedBatch) => Promise<void>;
  /** The most events a batch holds. */
  readonly batchSize: number;
  /** Ends the subscription after the batch under way. */
  readonly signal: AbortSignal;
  /** How long to wait when there is nothing new, in milliseconds. */
  readonly pollMs?: number;
  /** What must not wait for transactions that still run: it comes at once, and again in its turn. Takes a third connection. */
  readonly fastLane?: FastLane;
}

/** Another process took this subscription over; this one's last batch will be handled again there. */
export class SubscriptionLost extends Error {
  readonly code = 'subscription_lost';
}

/**
 * Consumes the feed under a name until the signal: at least once, each aggregate in order. Of any number of processes with
 * the same name one is active and the others wait for it to end or to die. No transaction stays open while `handle` works:
 * it would hold the feed back. Takes two connections of the pool: one for its turn, one to read and save.
 */
export async function consumeFeed(database: CrossTenantDatabase, options: SubscriptionOptions): Promise<void> {
  const { name, signal, fastLane, pollMs = 100 } = options;
  await crossTenantSession(database, async (rows) => {
    while (!signal.aborted) {
      const [turn] = await rows(tryTurn(name));
      if (turn?.taken === true) break;
      await wait(pollMs, signal);
    }
    if (signal.aborted) return;
    const alive = async (): Promise<void> => void (await rows(stillAlive()));
    if (fastLane === undefined) return followFeed(database, options, alive);
    const either = new AbortController();
    const both = AbortSignal.any([signal, either.signal]);
    const lanes = [
      followFeed(database, { ...options, signal: both }, alive),
      followCommitted(database, fastLane, both),
    ].map((lane) => lane.finally(() => either.abort()));
    const ends = await Promise.allSettled(lanes);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  });
}

/** `alive` throws when the connection that has the turn is lost, and the turn with it. */
async function followFeed(
  database: CrossTenantDatabase,
  { name, handle, batchSize, signal, pollMs = 100 }: SubscriptionOptions,
  alive: () => Promise<void>,
): Promise<void> {
  let cursor = await savedCursor(database, name);
  while (!signal.aborted) {
    const batch = await readFeed(database, cursor, batchSize);
    if (batch.events.length === 0 && batch.epochs.length === 0) {
      await wait(pollMs, signal);
      continue;
    }
    await handle(batch);
    await alive();
    await saveCursor(database, name, cursor, batch.cursor);
    cursor = batch.cursor;
  }
}

/** How far a subscription has come; the beginning when it is new. */
export async function savedCursor(database: CrossTenantDatabase, name: string): Promise<Cursor> {
  const [saved] = await crossTenantRows(database, cursorOf(name));
  return saved ?? BEGINNING;
}

/** Moves the cursor on, if it still stands where this consumer had read from. */
async function saveCursor(database: CrossTenantDatabase, name: string, from: Cursor, to: Cursor): Promise<void> {
  const moved = await crossTenantRows(database, moveCursor(name, from, to));
  if (moved.length === 0) throw new SubscriptionLost(`The subscription ${name} was taken over by another process.`);
}

function cursorOf(name: string): Statement<Cursor> {
  return statement`
    select epoch, transaction_id::text, position::text from event.subscription where name = ${name}`;
}

function moveCursor(name: string, from: Cursor, to: Cursor): Statement<{ name: string }> {
  return statement`
    insert into event.subscription as s (name, epoch, transaction_id, position)
    values (${name}, ${to.epoch}::int, ${to.transaction_id}::xid8, ${to.position}::bigint)
    on conflict (name) do update
    set epoch = excluded.epoch, transaction_id = excluded.transaction_id, position = excluded.position,
      saved_at = clock_timestamp()
    where (s.epoch, s.transaction_id, s.position)
      = (${from.epoch}::int, ${from.transaction_id}::xid8, ${from.position}::bigint)
    returning name`;
}

function tryTurn(name: string): Statement<{ taken: boolean }> {
  return statement`select pg_try_advisory_lock(hashtextextended('subscription ' || ${name}, 0)) as taken`;
}

function stillAlive(): Statement<{ alive: boolean }> {
  return statement`select true as alive`;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal }).catch(() => undefined); // aborted: the caller looks at the signal
}
