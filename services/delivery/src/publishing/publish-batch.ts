import { DeltaError } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Batch } from '../ledger/batch.ts';
import { holdBatch } from '../ledger/hold-batch.ts';
import { BatchRefused, type HoldReason } from '../rounds/batch-refused.ts';
import type { DeliveryParts } from '../rounds/parts.ts';
import { takeIn } from './take-in.ts';

/** What became of a batch in this round. */
export interface BatchOutcome {
  readonly table_name: string;
  readonly number: number;
  readonly events: number;
  /** Why it is held back; null: it was published. */
  readonly held: HoldReason | null;
}

/**
 * Brings one recorded batch into its table, once, however often it is tried. A batch that must not be published is held
 * back, with the reason; whatever else fails is thrown.
 *
 * `all`: the events of every kind between a batch of changes' bounds.
 */
export async function publishBatch(
  parts: DeliveryParts,
  table: LakeTable,
  batch: Batch,
  all: readonly FeedEvent[],
): Promise<BatchOutcome> {
  const named = { table_name: table.name, number: batch.number };
  try {
    return { ...named, events: await takeIn(parts, table, batch, all), held: null };
  } catch (error) {
    const { reason, message } = refusalOf(error);
    if (reason === 'table_refused') parts.lake.forget(); // it is opened anew when it is tried again
    await holdBatch(parts.database, batch, reason, message);
    const said = 'A batch is held back: the lake keeps the table as it was published last.';
    // once, and not each time that it is tried again
    if (batch.attempts === 0) parts.logger.error(said, { ...named, reason, detail: message });
    return { ...named, events: 0, held: reason };
  }
}

/** Why a batch has to be held back; what is no reason for that is thrown. */
function refusalOf(error: unknown): BatchRefused {
  if (error instanceof BatchRefused) return error;
  if (error instanceof DeltaError && !CONFLICTS.has(error.code))
    return new BatchRefused(OF_ROWS[error.code] ?? 'table_refused', `${error.code}: ${error.message}`, {
      cause: error,
    });
  throw error;
}

/** What is wrong with rows, and not with the table. */
const OF_ROWS: Readonly<Record<string, HoldReason>> = { value_invalid: 'value_invalid', duplicate_key: 'key_doubled' };

/** Another writer was there: the next round looks again. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'protocol_changed',
  'metadata_changed',
  'concurrent_transaction',
  'concurrent_delete_delete',
  'concurrent_delete_read',
  'concurrent_append',
  'commit_attempts_exhausted',
]);
