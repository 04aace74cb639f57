import { DeltaError, type DeltaTable, type Filter } from '@kiban/delta-lake';
import { BEGINNING, type Cursor } from '@kiban/event-store';
import type { CrossTenantDatabase } from '@kiban/postgres';
import { DeliveryError } from '../delivery-error.ts';
import type { LakeColumn } from '../lake/column.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Lake } from '../lake/open-lake.ts';
import { batchInTable } from '../ledger/batch-in-table.ts';
import { boundOfBatch } from './batch-bound.ts';
import { comparableOfLake } from './comparable.ts';
import type { ComparableRow } from './expected-rows.ts';

/** A version of a table that is compared, and up to where in the feed it holds the events. */
export interface LakeVersion {
  readonly table: LakeTable;
  /** Null: the table is not there. */
  readonly version: number | null;
  /** The last batch in it; null: none. */
  readonly batch: bigint | null;
  readonly upTo: Cursor;
  /** Rows of these columns, as they lie in it. Can be read again. */
  rows(columns: readonly LakeColumn[], options: RowsOptions): AsyncIterable<ComparableRow>;
}

interface RowsOptions {
  readonly filter?: Filter | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The newest version of a table, whose own transaction says which batch it holds. */
export async function newestVersion(lake: Lake, database: CrossTenantDatabase, table: LakeTable): Promise<LakeVersion> {
  const delta = await openedOrNull(lake, table);
  const snapshot = await delta?.snapshot();
  const batch = snapshot === undefined ? null : batchInTable(snapshot);
  const bound = await boundOfBatch(database, table.name, batch);
  if (bound === undefined && batch !== null)
    throw new DeliveryError(
      'lake_of_another_ledger',
      `${table.name} holds batch ${batch}, which the ledger does not know.`,
    );
  const version = snapshot?.version ?? null;
  return {
    table,
    version,
    batch,
    upTo: bound ?? BEGINNING,
    rows: async function* (columns, { filter, signal }) {
      if (delta === null || version === null) return;
      const given = { ...(filter === undefined ? {} : { filter }), ...(signal === undefined ? {} : { signal }) };
      for await (const rows of delta.readBatches({ version, columns: columns.map(({ name }) => name), ...given }))
        for (const row of rows) yield columns.map((column) => comparableOfLake(column, row[column.name]));
    },
  };
}

async function openedOrNull(lake: Lake, table: LakeTable): Promise<DeltaTable | null> {
  try {
    return await lake.open(table);
  } catch (error) {
    if (error instanceof DeltaError && error.code === 'table_not_found') return null;
    throw error;
  }
}
