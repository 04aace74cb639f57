import type { Cursor } from '@kiban/event-store';

/** What a table of the lake was to be told: the events after one place of the feed up to another. */
export interface Batch {
  readonly table_name: string;
  readonly number: number;
  /** `rebuild`: the whole table, from the first event on. */
  readonly kind: 'changes' | 'rebuild';
  readonly from: Cursor;
  readonly to: Cursor;
  /** Events of the table's kinds in between; null: not counted before, of a rebuild. */
  readonly events: number | null;
  readonly attempts: number;
  /** Whether it is held back, and its time to be tried again has not come. */
  readonly resting: boolean;
}

/** How far a table is. */
export interface Standing {
  readonly table_name: string;
  /** Up to where the feed was cut into batches. */
  readonly cut: Cursor;
  /** Of the last batch cut, and of the last one published; 0: none. */
  readonly number: number;
  readonly published_number: number;
  /** What was cut and is not published: at most one. */
  readonly waiting: Batch | null;
}
