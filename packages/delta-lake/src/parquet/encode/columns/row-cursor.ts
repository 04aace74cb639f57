import { DeltaError } from '../../../errors.ts';

/** Where a value stands, for errors: the writer moves it from row to row. */
export interface RowCursor {
  /** 0-based in the file. */
  row: number;
  /** The number that errors give to a row. */
  numberOf: (row: number) => number;
}

/** The value itself is not told: it may be personal, and errors end in logs. */
export function refusal(path: readonly string[], cursor: RowCursor, expected: string): DeltaError {
  return new DeltaError('value_invalid', `column ${path.join('.')}, row ${cursor.numberOf(cursor.row)}: ${expected}`);
}
