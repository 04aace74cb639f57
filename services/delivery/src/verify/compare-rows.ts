import type { LakeColumn } from '../lake/column.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { type Comparable, ERASED } from './comparable.ts';
import type { Erasures } from './erasures.ts';
import type { ComparableRow } from './expected-rows.ts';
import type { Difference, Findings } from './table-report.ts';

/** Compares rows one by one, by their keys. */
export class RowComparison {
  readonly #table: LakeTable;
  readonly #columns: readonly LakeColumn[];
  readonly #version: number;
  readonly #erasures: Erasures;
  readonly #findings: Findings;
  readonly #expected = new Map<string, ComparableRow>();
  readonly #met = new Set<string>();

  /** `columns`: those that are compared, in the order of the rows' values; the key's among them. */
  constructor(
    table: LakeTable,
    columns: readonly LakeColumn[],
    { version, erasures, findings }: { version: number; erasures: Erasures; findings: Findings },
  ) {
    this.#table = table;
    this.#columns = columns;
    this.#version = version;
    this.#erasures = erasures;
    this.#findings = findings;
  }

  expect(row: ComparableRow): void {
    this.#expected.set(this.#keyOf(row), row);
  }

  /** A row that the lake has. */
  meet(row: ComparableRow): void {
    const key = this.#keyOf(row);
    const expected = this.#expected.get(key);
    if (this.#met.has(key)) this.#report('doubled', row);
    else if (expected === undefined) this.#report('surplus', row);
    else this.#compare(row, expected);
    this.#met.add(key);
  }

  /** What was expected and not met is missing. */
  finish(): void {
    for (const [key, row] of this.#expected) if (!this.#met.has(key)) this.#report('missing', row);
  }

  #compare(lake: ComparableRow, database: ComparableRow): void {
    let isPending = false;
    for (const [index, column] of this.#columns.entries()) {
      const [here, there] = [lake[index] ?? null, database[index] ?? null];
      if (here === there || (here === null && there === ERASED)) continue;
      const erasure = column.personal ? this.#erasureBetween(lake, here, there) : 'none';
      if (erasure === 'pending') isPending = true;
      if (erasure === 'none')
        this.#report('differs', lake, { column: column.name, lake: here, database: there === ERASED ? null : there });
    }
    if (isPending) this.#findings.erasurePending += 1;
  }

  /**
   * Whether an erasure tells why a personal value differs. The database erases at once and the lake in its turn; but what is
   * recorded late of one who was erased stays out of the lake for good.
   */
  #erasureBetween(row: ComparableRow, lake: Comparable, database: Comparable): 'none' | 'pending' | 'done' {
    const user = JSON.parse(this.#cell(row, this.#table.form === 'sign_ins' ? 'user_id' : 'id') ?? 'null');
    const rewritten = this.#erasures.get(user);
    const isDone = typeof rewritten === 'number' && rewritten <= this.#version;
    if (lake === null) return isDone ? 'done' : rewritten === undefined ? 'none' : 'pending';
    return database === ERASED && !isDone ? 'pending' : 'none';
  }

  #report(
    problem: Difference['problem'],
    row: ComparableRow,
    where?: Pick<Difference, 'column' | 'lake' | 'database'>,
  ): void {
    const tenant = JSON.parse(this.#cell(row, 'tenant_id') ?? '""') as string;
    this.#findings.add({
      problem,
      tenant_id: tenant,
      key: this.#keyOf(row),
      ...(where ?? { column: null, lake: null, database: null }),
    });
  }

  #keyOf(row: ComparableRow): string {
    return keyColumns(this.#table)
      .map((column) => JSON.parse(this.#cell(row, column) ?? 'null'))
      .join(' ');
  }

  #cell(row: ComparableRow, name: string): Comparable {
    return row[this.#columns.findIndex((column) => column.name === name)] ?? null;
  }
}

function keyColumns({ form }: LakeTable): readonly string[] {
  switch (form) {
    case 'current':
    case 'events':
      return ['id'];
    case 'history':
      return ['id', 'version'];
    case 'sign_ins':
      return ['event_id'];
    default:
      throw form satisfies never;
  }
}
