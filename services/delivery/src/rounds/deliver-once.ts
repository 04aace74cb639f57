import type { FeedEvent } from '@kiban/event-store';
import { carryOutErasures } from '../erasure/carry-out-erasures.ts';
import { eventsBetween } from '../feed/events-between.ts';
import { newestEpoch } from '../feed/feed-end.ts';
import { comparePlaces } from '../feed/place.ts';
import { requireOwnLake } from '../lake/own-lake.ts';
import { lakeTables } from '../lake/tables.ts';
import type { Batch, Standing } from '../ledger/batch.ts';
import { markComplete, readableUntil } from '../ledger/mark-complete.ts';
import { readStandings } from '../ledger/standings.ts';
import { type BatchOutcome, publishBatch } from '../publishing/publish-batch.ts';
import { atOnce } from './at-once.ts';
import { beginAnew } from './begin-anew.ts';
import { cutFeed, placeKey } from './cut-feed.ts';
import type { DeliveryParts } from './parts.ts';

export interface RoundOutcome {
  /** What became of each batch that was worked on. */
  readonly batches: readonly BatchOutcome[];
  /** Whether more waits to be read: another round need not wait. */
  readonly more: boolean;
}

const TABLES = lakeTables.map(({ name }) => name);

/**
 * One round. What was cut and not published goes first, with the bounds it was cut with; then the feed is read on, once for
 * all tables that stand at the same place, and what is new is cut and published. Of whatever fails, the next round finds
 * the ledger and the tables as they are, and goes on from there.
 *
 * @throws StorageError, a database's error, DeliveryError: nothing is lost, the round is to be done again.
 */
export async function deliverOnce(parts: DeliveryParts): Promise<RoundOutcome> {
  const { database, lake } = parts;
  await requireOwnLake(database, lake);
  const until = await readableUntil(database);
  const epoch = await newestEpoch(database);
  const before = await readStandings(database, TABLES);
  const anew = await beginAnew(parts, before, epoch);
  const standings = anew ? await readStandings(database, TABLES) : before;

  const outcomes = await publishWaiting(parts, standings);
  const read = await publishNew(parts, standings, epoch);
  await carryOutErasures(parts);

  const batches = [...outcomes, ...read.batches];
  const open = new Set(
    [...standings.values()]
      .filter(({ waiting, cut }) => waiting !== null || cut.epoch < epoch)
      .map((each) => each.table_name),
  );
  for (const { table_name, held } of batches)
    if (held === null) open.delete(table_name);
    else open.add(table_name);
  if (!read.more)
    await markComplete(
      database,
      TABLES.filter((name) => !open.has(name)),
      until,
    );
  return { batches, more: read.more || outcomes.some(({ held }) => held === null) };
}

/** What an earlier round left: it died, or held it back. Batches of the same bounds share one reading. */
async function publishWaiting(parts: DeliveryParts, standings: ReadonlyMap<string, Standing>): Promise<BatchOutcome[]> {
  const waiting = [...standings.values()].map((each) => each.waiting).filter((batch) => batch !== null);
  const due = waiting.filter(({ resting }) => !resting);
  const outcomes: BatchOutcome[] = [];
  const rebuilds = due.filter(({ kind }) => kind === 'rebuild');
  outcomes.push(...(await publishAll(parts, rebuilds, [])));
  const changes = due.filter(({ kind }) => kind === 'changes').sort((one, other) => comparePlaces(one.to, other.to));
  const stretches = Map.groupBy(changes, ({ from, to }) => `${placeKey(from)} ${placeKey(to)}`);
  for (const batches of stretches.values())
    outcomes.push(...(await publishAll(parts, batches, await eventsOf(parts, batches[0] as Batch))));
  return outcomes;
}

/** What is new in the feed, for tables that wait for nothing. One that still stands in an epoch before could not be begun anew. */
async function publishNew(
  parts: DeliveryParts,
  standings: ReadonlyMap<string, Standing>,
  epoch: number,
): Promise<{ batches: BatchOutcome[]; more: boolean }> {
  const free = [...standings.values()]
    .filter(({ waiting, cut }) => waiting === null && (cut.epoch === 0 || cut.epoch >= epoch))
    .sort((one, other) => comparePlaces(one.cut, other.cut));
  const outcomes: BatchOutcome[] = [];
  let anyMore = false;
  for (const there of Map.groupBy(free, ({ cut }) => placeKey(cut)).values()) {
    const from = (there[0] as Standing).cut;
    const { batches, events, more } = await cutFeed(
      parts,
      from,
      there.map(({ table_name }) => table_name),
    );
    outcomes.push(...(await publishAll(parts, batches, events)));
    anyMore ||= more;
  }
  return { batches: outcomes, more: anyMore };
}

/** A batch of so many events at most goes into several tables at a time: storage answers slowly, and little is held in memory. */
const SMALL = 1_000;
const TABLES_AT_ONCE = 8;

/** In the order of the tables: what is referred to comes before what refers to it, or is among the events. */
async function publishAll(
  parts: DeliveryParts,
  batches: readonly Batch[],
  events: readonly FeedEvent[],
): Promise<BatchOutcome[]> {
  const work = lakeTables.flatMap((table) =>
    batches.filter(({ table_name }) => table_name === table.name).map((batch) => ({ table, batch })),
  );
  const isSmall = events.length <= SMALL && batches.every(({ kind }) => kind === 'changes');
  return atOnce(work, isSmall ? TABLES_AT_ONCE : 1, ({ table, batch }) => publishBatch(parts, table, batch, events));
}

async function eventsOf({ database }: DeliveryParts, { from, to }: Batch): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  for await (const page of eventsBetween(database, from, to)) for (const event of page) events.push(event);
  return events;
}
