import { expect, test } from 'vitest';
import { lakeTable } from '../lake/tables.ts';
import { type Comparable, ERASED } from './comparable.ts';
import { RowComparison } from './compare-rows.ts';
import { Findings } from './table-report.ts';

const table = lakeTable('user') ?? never();
const columns = table.columns.filter(({ name }) => ['tenant_id', 'id', 'version', 'name', 'role'].includes(name));
const VERSION = 7;

/** Compares one user's name in the lake with the one in the database. `erasure`: the version without it, null: it is to come. */
function compared(lake: Comparable, database: Comparable, erasure?: number | null): Findings {
  const findings = new Findings();
  const erasures = new Map(erasure === undefined ? [] : [['u', erasure] as const]);
  const comparison = new RowComparison(table, columns, { version: VERSION, erasures, findings });
  const row = (name: Comparable) =>
    columns.map((column) => (column.name === 'name' ? name : (OTHERS[column.name] ?? null)));
  comparison.expect(row(database));
  comparison.meet(row(lake));
  comparison.finish();
  return findings;
}
const OTHERS: Readonly<Record<string, string>> = { tenant_id: '"t"', id: '"u"', version: '1' };

test.each<[string, Comparable, Comparable, number | null | undefined, [differences: number, pending: number]]>([
  ['both have it', '"花子"', '"花子"', undefined, [0, 0]],
  ['both have erased it', null, ERASED, VERSION, [0, 0]],
  ['the lake is to erase it', '"花子"', ERASED, null, [0, 1]],
  ['it was erased otherwise', '"花子"', ERASED, undefined, [0, 1]],
  ['the lake was to be rid of it later', '"花子"', ERASED, VERSION + 1, [0, 1]],
  ['the lake was to be rid of it', '"花子"', ERASED, VERSION, [1, 0]],
  ['the database is to erase it', null, '"花子"', null, [0, 1]],
  ['it was recorded after the erasure', null, '"花子"', VERSION, [0, 0]],
  ['nobody erased it', null, '"花子"', undefined, [1, 0]],
  ['it was never there', '"花子"', null, null, [1, 0]],
  ['it is another', '"花子"', '"太郎"', null, [1, 0]],
])('a personal value: %s', (_, lake, database, erasure, [differences, pending]) => {
  const findings = compared(lake, database, erasure);
  expect([findings.differences, findings.erasurePending]).toEqual([differences, pending]);
});

function never(): never {
  throw new Error('there is no such table');
}
