import { type Cursor, encodeCursor, type FeedEvent, readFeed } from '@kiban/event-store';
import { concerns } from '../lake/lake-table.ts';
import { lakeTables } from '../lake/tables.ts';
import type { Batch } from '../ledger/batch.ts';
import { type Cut, cutBatches } from '../ledger/cut-batches.ts';
import { tallyOf } from '../publishing/tally.ts';
import type { DeliveryParts } from './parts.ts';

/** A stretch of the feed and the batches that were cut from it. */
export interface Stretch {
  readonly batches: readonly Batch[];
  /** Of every kind. */
  readonly events: readonly FeedEvent[];
  /** Whether there may be more after it. */
  readonly more: boolean;
}

/** Reads on from a place where some tables stand, and records the bounds of what is there for each of them. */
export async function cutFeed(parts: DeliveryParts, from: Cursor, tables: readonly string[]): Promise<Stretch> {
  const { database, batchEvents } = parts;
  const read = await readFeed(database, from, batchEvents);
  const more = read.events.length === batchEvents;
  // an epoch that began meanwhile is noticed by the next round
  if (read.events.length === 0 || read.epochs.length > 0)
    return { batches: [], events: [], more: read.epochs.length > 0 };
  for (const table of tables) parts.onPhase?.('cut', table);
  const cuts = tables.map((table) => cutOf(table, read.events));
  await parts.requireTurn();
  const numbers = await cutBatches(database, from, read.cursor, cuts);
  const batches = numbers.map(({ table_name, number }): Batch => {
    const events = cuts.find((cut) => cut.table_name === table_name)?.events ?? 0;
    return { table_name, number, kind: 'changes', from, to: read.cursor, events, attempts: 0, resting: false };
  });
  return { batches, events: read.events, more };
}

function cutOf(tableName: string, events: readonly FeedEvent[]): Cut {
  const table = lakeTables.find(({ name }) => name === tableName);
  const own = table === undefined ? [] : events.filter(({ aggregate_kind }) => concerns(table, aggregate_kind));
  const { first_recorded_at, last_recorded_at } = tallyOf(own);
  return { table_name: tableName, events: own.length, first_recorded_at, last_recorded_at };
}

/** The same place, as a key. */
export const placeKey = (cursor: Cursor): string => encodeCursor(cursor);
