import type { CrossTenantDatabase } from '@kiban/postgres';
import { RowComparison } from './compare-rows.ts';
import { erasuresOf } from './erasures.ts';
import { type ComparableRow, expectedRows } from './expected-rows.ts';
import { Fingerprint, groupOf } from './fingerprint.ts';
import type { LakeVersion } from './lake-version.ts';
import { Findings, type TableReport } from './table-report.ts';

/** Rows that are compared one by one at a time, about: what is held in memory. */
const COMPARED_AT_ONCE = 20_000;

export interface VerifyTableOptions {
  /** Called with the rows that were read so far, from both sides. */
  readonly onRows: (rows: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Compares a version of a table with the events: first by what each group of rows adds up to, then, where that differs, row
 * by row.
 */
export async function verifyTable(
  database: CrossTenantDatabase,
  subject: LakeVersion,
  { onRows, signal }: VerifyTableOptions,
): Promise<TableReport> {
  const { table, version, batch, upTo } = subject;
  const [inLake, inDatabase] = [new Fingerprint(), new Fingerprint()];
  const counted = (fingerprint: Fingerprint, row: ComparableRow): void => {
    fingerprint.add(groupOf(aggregateIn(subject, row)), row);
    if ((inLake.rows + inDatabase.rows) % 1_000 === 0) onRows(inLake.rows + inDatabase.rows);
  };
  for await (const row of subject.rows(table.columns, { signal })) counted(inLake, row);
  for await (const row of expectedRows(database, table, { upTo, groups: null })) {
    signal?.throwIfAborted();
    counted(inDatabase, row);
  }
  const findings = new Findings();
  for (const groups of portions(inDatabase.differingFrom(inLake)))
    await compareOneByOne(database, subject, groups, findings, signal);
  return {
    table: table.name,
    version,
    batch: batch === null ? null : `${batch}`,
    rows: inLake.rows,
    expected: inDatabase.rows,
    differences: findings.differences,
    first: findings.first,
    erasure_pending: findings.erasurePending,
  };
}

/** The rows of some groups, all of them held in memory. */
async function compareOneByOne(
  database: CrossTenantDatabase,
  subject: LakeVersion,
  groups: readonly string[],
  findings: Findings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { table, upTo } = subject;
  // before what was erased is read: whoever is erased in between counts as waiting
  const erasures = await erasuresOf(database, table);
  const comparison = new RowComparison(table, table.columns, { version: subject.version ?? 0, erasures, findings });
  for await (const row of expectedRows(database, table, { upTo, groups })) comparison.expect(row);
  const wanted = new Set(groups);
  for await (const row of subject.rows(table.columns, { signal }))
    if (wanted.has(groupOf(aggregateIn(subject, row)))) comparison.meet(row);
  comparison.finish();
}

function portions(groups: readonly { readonly group: string; readonly rows: number }[]): string[][] {
  const found: string[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const { group, rows } of groups) {
    if (held + rows > COMPARED_AT_ONCE) {
      found.push([]);
      held = 0;
    }
    found.at(-1)?.push(group);
    held += rows;
  }
  return found;
}

/** The id of the aggregate that a row is about. */
function aggregateIn({ table }: LakeVersion, row: ComparableRow): string {
  const name = table.form === 'current' || table.form === 'history' ? 'id' : 'aggregate_id';
  return JSON.parse(row[table.columns.findIndex((column) => column.name === name)] ?? '""') as string;
}
