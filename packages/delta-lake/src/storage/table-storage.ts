/**
 * Where a table lies: objects below the table's root, by their path relative to it (`_delta_log/…`, `part-….parquet`). Written
 * objects are whole or not there. Paths are the objects' names, not URL-encoded.
 */
export interface TableStorage {
  /** The root as a URL (`file:///…`, `s3://bucket/prefix`): absolute paths in the log that lie below it can then be read. */
  readonly location?: string;
  /** False where objects cannot be listed (plain HTTP): the log is then read version by version. */
  readonly listable?: boolean;
  /** The object's bytes; null when there is none. */
  get(path: string): Promise<Uint8Array | null>;
  /** Bytes from an offset on, at most `length`: fewer at the object's end. Null when there is no such object. */
  getRange(path: string, offset: number, length: number): Promise<Uint8Array | null>;
  /** Writes the object, replacing what is there. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /**
   * Writes the object if there is none of this path, atomically against every other writer.
   * @returns false when there is one. Whether an attempt whose answer was lost succeeded is found out before answering.
   */
  putIfAbsent(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Objects whose path begins with `prefix`, in order of their paths' UTF-8 bytes, those after `startAfter` only. */
  list(prefix: string, options?: { readonly startAfter?: string }): AsyncIterable<StoredObject>;
  /** Deletes objects; those that are not there count as deleted. */
  remove(paths: readonly string[]): Promise<void>;
}

export interface StoredObject {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly last_modified: number;
}
