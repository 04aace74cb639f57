import type { Codec } from '../parquet/encode/parquet-writer.ts';
import type { Row } from '../schema/value.ts';

/** Rows to write: one after another, or in batches. */
export type Rows = Iterable<Row> | AsyncIterable<Row | readonly Row[]>;

export interface CommitOptions {
  /**
   * Makes the commit happen once: the table remembers the version for the application. A version that is not greater than the
   * one remembered writes nothing, and the result says `alreadyApplied`.
   */
  readonly txn?: { readonly appId: string; readonly version: bigint };
  /** Any text, kept in the table's history. */
  readonly userMetadata?: string;
  /** Kept in the table's history beside our own. */
  readonly operationParameters?: Readonly<Record<string, unknown>>;
  /** Of data files; the table's `delta.parquet.compression.codec` unless told, otherwise zstd (where it is not there: snappy). */
  readonly codec?: Codec;
  /** A file that reaches this size is closed and another one begun. The table's `delta.targetFileSize` unless told, otherwise 64 MiB. */
  readonly targetFileBytes?: number;
  /** Ends the operation before its commit; a commit that has begun is carried through. */
  readonly signal?: AbortSignal;
}

export interface CommitResult {
  /** The version that was committed; the newest there is when there was nothing to commit. */
  readonly version: number;
  /** The transaction had been committed before: nothing was written. */
  readonly alreadyApplied: boolean;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly filesAdded: number;
  readonly filesRemoved: number;
  /** Rows in the files added, those that were only copied included. */
  readonly rowsWritten: number;
}
