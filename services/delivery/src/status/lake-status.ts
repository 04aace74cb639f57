import { DeltaError, type DeltaErrorCode, type Snapshot } from '@kiban/delta-lake';
import { type CrossTenantDatabase, crossTenantRows } from '@kiban/postgres';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Lake } from '../lake/open-lake.ts';
import { lakeTables } from '../lake/tables.ts';
import { type LedgerStatus, ledgerStatus } from './ledger-status.ts';
import { recordsOf } from './records-of.ts';

/** A table of the lake, as it is for readers and as the worker sees it. */
export interface TableStatus {
  readonly table: LakeTable;
  /** Null: nothing was published to it yet, or it cannot be read. */
  readonly contents: TableContents | null;
  /** Why it cannot be read: a code of DeltaError; null: it can. */
  readonly problem: DeltaErrorCode | null;
  /** Null: the ledger was not asked, or the worker has never run. */
  readonly ledger: LedgerStatus | null;
}

export interface TableContents {
  readonly version: number;
  readonly rows: number;
  readonly files: number;
  /** Of the data files, compressed. */
  readonly bytes: number;
  /** Rows of each tenant. */
  readonly tenants: ReadonlyMap<string, number>;
}

/** Every table of the lake: what is in it, how fresh it is, and what waits. Without a database only what the lake says. */
export async function lakeStatus(parts: {
  readonly lake: Lake;
  /** Connections of the role kiban_delivery. */
  readonly database?: CrossTenantDatabase;
}): Promise<TableStatus[]> {
  const names = lakeTables.map(({ name }) => name);
  const ledgers =
    parts.database === undefined ? [] : await crossTenantRows(parts.database, ledgerStatus(names, kinds()));
  const byName = new Map(ledgers.map((ledger) => [ledger.table_name, ledger]));
  const statuses: TableStatus[] = [];
  for (const table of lakeTables)
    statuses.push({ table, ...(await readingOf(parts.lake, table)), ledger: byName.get(table.name) ?? null });
  return statuses;
}

async function readingOf(lake: Lake, table: LakeTable): Promise<Pick<TableStatus, 'contents' | 'problem'>> {
  try {
    return { contents: contentsOf(await (await lake.open(table)).snapshot()), problem: null };
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
    return { contents: null, problem: error.code === 'table_not_found' ? null : error.code };
  }
}

function contentsOf(snapshot: Snapshot): TableContents {
  const tenants = new Map<string, number>();
  let [rows, bytes] = [0, 0];
  for (const file of snapshot.files.values()) {
    const tenant = file.partitionValues.tenant_id ?? '';
    const records = recordsOf(file);
    tenants.set(tenant, (tenants.get(tenant) ?? 0) + records);
    rows += records;
    bytes += file.size;
  }
  return { version: snapshot.version, rows, files: snapshot.files.size, bytes, tenants };
}

/** Of each table the kinds it is made of; null: all. */
function kinds(): Readonly<Record<string, readonly string[] | null>> {
  return Object.fromEntries(lakeTables.map((table) => [table.name, table.kinds]));
}
