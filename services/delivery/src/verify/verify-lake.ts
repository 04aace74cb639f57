import { DeltaError } from '@kiban/delta-lake';
import type { CrossTenantDatabase } from '@kiban/postgres';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Lake } from '../lake/open-lake.ts';
import { lakeTables } from '../lake/tables.ts';
import { newestVersion } from './lake-version.ts';
import type { TableReport } from './table-report.ts';
import { verifyTable } from './verify-table.ts';

export interface VerifyParts {
  readonly lake: Lake;
  /** Connections of the role `kiban_delivery`. */
  readonly database: CrossTenantDatabase;
}

export interface VerifyOptions {
  /** Names; undefined: every table. */
  readonly tables?: readonly string[] | undefined;
  /** `rows`: read so far, of the lake and of the events together. */
  readonly onProgress?: ((progress: { readonly table: string; readonly rows: number }) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Files that are read may be removed by an erasure; the next version is without them. */
const ATTEMPTS = 5;

/**
 * Compares the lake with the events, row by row, each table at its newest version and with the events up to that version's
 * own bound: the worker may go on meanwhile. A report for each table, as soon as it is done. Memory does not grow with the tables.
 *
 * @throws DeliveryError `lake_of_another_ledger`; DeltaError when a table cannot be read.
 */
export async function* verifyLake(
  { lake, database }: VerifyParts,
  { tables, onProgress, signal }: VerifyOptions = {},
): AsyncGenerator<TableReport> {
  const wanted = lakeTables.filter(({ name }) => tables === undefined || tables.includes(name));
  for (const table of wanted) {
    signal?.throwIfAborted();
    const onRows = (rows: number): void => onProgress?.({ table: table.name, rows });
    yield await whileFilesLast(() => verifyNewest({ lake, database }, table, { onRows, signal }));
  }
}

async function verifyNewest(
  { lake, database }: VerifyParts,
  table: LakeTable,
  options: Parameters<typeof verifyTable>[2],
): Promise<TableReport> {
  return verifyTable(database, await newestVersion(lake, database, table), options);
}

async function whileFilesLast<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isGone = error instanceof DeltaError && error.code === 'file_not_found';
      if (!isGone || attempts === ATTEMPTS) throw error;
    }
  }
}
