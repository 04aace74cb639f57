import type { CommitResult, Snapshot } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import { DeliveryError } from '../delivery-error.ts';
import { withoutErased } from '../erasure/without-erased.ts';
import { concerns, type LakeTable } from '../lake/lake-table.ts';
import type { Batch } from '../ledger/batch.ts';
import { batchInTable } from '../ledger/batch-in-table.ts';
import { markPublished } from '../ledger/mark-published.ts';
import type { DeliveryParts } from '../rounds/parts.ts';
import type { BatchWork } from './batch-work.ts';
import { publishChanges } from './publish-changes.ts';
import { publishRebuild, tallyOfRebuild } from './publish-rebuild.ts';
import { type Tally, tallyOf } from './tally.ts';
import { tenantSharesOf } from './tenant-shares.ts';
import { versionOf } from './transaction.ts';

/** What is in the table now. `result` null: an earlier run wrote it and died before the ledger knew. */
interface Taken {
  readonly result: CommitResult | null;
  readonly tally: Tally;
}

/** Commits a batch unless its table holds it already, and tells the ledger. @returns how many events it holds. */
export async function takeIn(
  parts: DeliveryParts,
  table: LakeTable,
  batch: Batch,
  all: readonly FeedEvent[],
): Promise<number> {
  const began = performance.now();
  const lakeTable = await parts.lake.ensure(table);
  const work: BatchWork = { parts, table, lakeTable, batch };
  const there = holds(parts, await lakeTable.snapshot(), batch);
  const { result, tally } = batch.kind === 'rebuild' ? await rebuilt(work, there) : await changed(work, all, there);
  parts.onPhase?.('mark', table.name);
  const snapshot = await lakeTable.snapshot();
  holds(parts, snapshot, batch);
  const own = result === null || result.alreadyApplied ? null : result;
  await markPublished(parts.database, batch, {
    ...tally,
    commit_version: own?.version ?? (await versionOf(lakeTable, batch)),
    rows: own?.rowsWritten ?? null,
    duration_ms: Math.round(performance.now() - began),
    tenants: tenantSharesOf(snapshot, tally.tenants, { all: batch.kind === 'rebuild' }),
  });
  return tally.events;
}

/**
 * Whether a version of a table holds a batch. Of the ledger's batches it is the last: a table that holds a later one was written
 * by somebody else, and what it holds is not what the ledger says.
 *
 * @throws DeliveryError `table_ahead`; the next round compares ledger and table anew.
 */
function holds({ lake }: DeliveryParts, snapshot: Snapshot, { table_name, number }: Batch): boolean {
  const inTable = batchInTable(snapshot) ?? 0n;
  if (inTable <= BigInt(number)) return inTable === BigInt(number);
  lake.compared.delete(table_name);
  throw new DeliveryError('table_ahead', `${table_name} holds batch ${inTable}, the last of the ledger is ${number}.`);
}

async function rebuilt(work: BatchWork, there: boolean): Promise<Taken> {
  if (!there) return publishRebuild(work);
  return { result: null, tally: await tallyOfRebuild(work) };
}

async function changed(work: BatchWork, all: readonly FeedEvent[], there: boolean): Promise<Taken> {
  const { parts, table } = work;
  const events = all.filter((event) => concerns(table, event.aggregate_kind));
  const tally = tallyOf(events);
  if (there) return { result: null, tally };
  return {
    result: await publishChanges({ ...work, all, events: await withoutErased(parts.database, table, events) }),
    tally,
  };
}
