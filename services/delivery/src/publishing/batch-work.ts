import type { DeltaTable } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Batch } from '../ledger/batch.ts';
import type { DeliveryParts } from '../rounds/parts.ts';

/** One batch on its way into one table. */
export interface BatchWork {
  readonly parts: DeliveryParts;
  readonly table: LakeTable;
  readonly lakeTable: DeltaTable;
  readonly batch: Batch;
}

/** A batch of changes, with what happened between its bounds. */
export interface ChangesWork extends BatchWork {
  /** Of the table's kinds. */
  readonly events: readonly FeedEvent[];
  /** Of every kind. */
  readonly all: readonly FeedEvent[];
}
