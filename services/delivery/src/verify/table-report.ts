/** How a row of the lake is not as the database says. */
export interface Difference {
  /** `doubled`: the lake has the row again. `differs`: in one column. */
  readonly problem: 'missing' | 'surplus' | 'doubled' | 'differs';
  readonly tenant_id: string;
  /** The row's key: the aggregate's id, with its version in a history; the event's id. */
  readonly key: string;
  /** Of `differs`; null otherwise. */
  readonly column: string | null;
  /** As text, for people. */
  readonly lake: string | null;
  readonly database: string | null;
}

/** What comparing one table of the lake came to. */
export interface TableReport {
  readonly table: string;
  /** The version of the table that was read; null: the table is not there. */
  readonly version: number | null;
  /** The last batch in it: events up to its bound are what was compared with. Null: none yet. */
  readonly batch: string | null;
  /** Rows of the lake, and how many the events make. */
  readonly rows: number;
  readonly expected: number;
  /** All of them; 0: equal. */
  readonly differences: number;
  readonly first: readonly Difference[];
  /** Rows whose personal values were erased in one of the two and wait for it in the other. */
  readonly erasure_pending: number;
}

const LISTED = 100;

/** Counts differences and keeps the first of them. */
export class Findings {
  readonly first: Difference[] = [];
  differences = 0;
  erasurePending = 0;

  add(difference: Difference): void {
    this.differences += 1;
    if (this.first.length < LISTED) this.first.push(difference);
  }
}
