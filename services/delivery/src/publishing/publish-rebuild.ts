import type { CommitResult, Row } from '@kiban/delta-lake';
import { BEGINNING, type FeedEvent } from '@kiban/event-store';
import { withoutErased } from '../erasure/without-erased.ts';
import { aggregatesOf } from '../feed/aggregates-of.ts';
import { eventsBetween } from '../feed/events-between.ts';
import { eventsByAggregate } from '../feed/events-by-aggregate.ts';
import { referredInEvents } from '../feed/referred-in-events.ts';
import type { DeliveryParts } from '../rounds/parts.ts';
import { currentRow } from '../rows/current-row.ts';
import { eventRow } from '../rows/event-row.ts';
import { historyRows } from '../rows/history-rows.ts';
import { signInRow } from '../rows/sign-in-row.ts';
import { requireContinuity } from '../validation/continuity.ts';
import { referencesBeyond, requireFound } from '../validation/references.ts';
import type { BatchWork } from './batch-work.ts';
import { type Tally, tallying } from './tally.ts';
import { commitOf } from './transaction.ts';

/**
 * Writes a table anew from the first event on, in one commit: the first time, after a restore, and when somebody asks for
 * it. In one pass, page by page; what is read is proven as it passes, and nothing is committed when something is refused.
 */
export async function publishRebuild(work: BatchWork): Promise<{ result: CommitResult; tally: Tally }> {
  const { parts, table, lakeTable, batch } = work;
  parts.onPhase?.('build', table.name);
  const passed = tallying();
  const result = await lakeTable.overwrite(lastlyTurn(parts, table.name, rowsOf(work, passed.take)), commitOf(batch));
  return { result, tally: passed.tally() };
}

/** Long after it began the commit follows on the last row: whose turn it is is asked then. */
async function* lastlyTurn(parts: DeliveryParts, name: string, rows: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
  yield* rows;
  await parts.requireTurn();
  parts.onPhase?.('publish', name);
}

/** What passes when a table is written anew, without writing it. */
export async function tallyOfRebuild(work: BatchWork): Promise<Tally> {
  const passed = tallying();
  for await (const _rows of rowsOf(work, passed.take));
  return passed.tally();
}

async function* rowsOf(work: BatchWork, take: (events: readonly FeedEvent[]) => void): AsyncGenerator<Row[]> {
  const { table } = work;
  switch (table.form) {
    case 'current':
      for await (const [first, ...more] of statesOf(work, take)) yield [currentRow(table, more.at(-1) ?? first)];
      return;
    case 'history':
      for await (const events of statesOf(work, take)) yield historyRows(table, events, undefined);
      return;
    case 'events':
      for await (const events of allEventsOf(work, take)) yield events.map((event) => eventRow(table, event));
      return;
    case 'sign_ins':
      for await (const events of eventsOf(work, take)) yield events.map((event) => signInRow(table, event));
      return;
    default:
      throw table.form satisfies never;
  }
}

/** Aggregate by aggregate: what a state is, and when it ended, is known when all of its events are. */
async function* statesOf(
  work: BatchWork,
  take: (events: readonly FeedEvent[]) => void,
): AsyncGenerator<readonly [FeedEvent, ...FeedEvent[]]> {
  const { parts, table } = work;
  const pages = eventsOf(work, async (read) => {
    const beyond = referencesBeyond(table, read, []);
    requireFound(beyond, await referredInEvents(parts.database, [...beyond.values()]));
    take(read);
  });
  for await (const events of aggregatesOf(pages)) {
    requireContinuity(events, undefined);
    yield events;
  }
}

/** Events of the table's kinds. Whose turn it is is asked with each page: whoever has lost it, or is to end, need not read on. */
async function* eventsOf(
  { parts, table, batch }: BatchWork,
  take: (events: readonly FeedEvent[]) => void | Promise<void>,
): AsyncGenerator<readonly FeedEvent[]> {
  for await (const read of eventsByAggregate(parts.database, table.kinds ?? [], batch.to)) {
    await parts.requireTurn();
    await take(read);
    yield await withoutErased(parts.database, table, read);
  }
}

/** Events of all kinds, without their personal part, in the order of the feed. */
async function* allEventsOf(
  { parts, batch }: BatchWork,
  take: (events: readonly FeedEvent[]) => void,
): AsyncGenerator<readonly FeedEvent[]> {
  for await (const read of eventsBetween(parts.database, BEGINNING, batch.to)) {
    await parts.requireTurn();
    take(read);
    yield read;
  }
}
