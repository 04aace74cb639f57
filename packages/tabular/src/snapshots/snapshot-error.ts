/** What can be wrong with a snapshot as a whole. A single bad line is never one of these: it is a {@link LineProblem}. */
export type SnapshotErrorCode =
  | 'snapshot_truncated'
  | 'snapshot_empty'
  | 'snapshot_unreadable'
  | 'header_mismatch'
  | 'snapshot_missing'
  | 'snapshot_date_missing'
  | 'snapshot_date_invalid'
  | 'snapshot_date_twice'
  | 'snapshot_file_missing'
  | 'snapshot_file_twice'
  | 'snapshot_day_not_over'
  | 'snapshot_vacuumed'
  | 'table_unsupported';

/** A snapshot that must not be imported at all, since what it lacks would look like things that ended. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SnapshotError';
    this.code = code;
  }
}
