/** How a file of delimited records is written. */
export type RecordFormat = {
  encoding: 'utf-8' | 'cp932';
  /** One character. */
  delimiter: string;
  /** Whether the first record names the columns. */
  header: boolean;
  /** The names of the columns; needed when `header` is false. */
  columns?: readonly string[] | undefined;
  /** Whether a file without a single record is good; otherwise it is refused with `snapshot_empty`. */
  may_be_empty?: boolean | undefined;
};

export type LineProblemCode =
  | 'undecodable_bytes'
  | 'control_character'
  | 'wrong_column_count'
  | 'quote_not_closed'
  | 'quote_misplaced'
  | 'line_too_long';

export type LineProblem = { code: LineProblemCode; message: string };

/** A record that could be read; `line` is the physical line (from 1) on which it begins. */
export type GoodRecord = { line: number; values: string[] };

/** A line that was set aside; nothing else is lost with it. */
export type BadRecord = { line: number; problem: LineProblem };

export type SourceRecord = GoodRecord | BadRecord;
