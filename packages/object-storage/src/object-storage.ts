/** Aborting throws the signal's reason; a write that was under way may have happened. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface StoredObject {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, by the store's clock. */
  readonly last_modified: number;
  /** Names this content of the object, for `replace`. Opaque; S3 gives equal contents equal names, the others never. */
  readonly etag: string;
}

/**
 * Objects below a prefix, by their path relative to it, in a folder or in a bucket of a cloud. Written objects are whole or not
 * there, and seen by every reader once the write has answered.
 *
 * Paths are names, not URL-encoded: segments divided by `/`, none of them empty, `.` or `..`; at most 1,024 bytes of UTF-8
 * with the prefix. Failures are `StorageError`s; what may pass has been retried before.
 */
export interface ObjectStorage {
  /** For people and logs: `file:///…`, `s3://bucket/prefix`, `gs://bucket/prefix`, `az://account/container/prefix`. */
  readonly location: string;
  /** The object's bytes; null when there is none. */
  get(path: string, options?: CallOptions): Promise<Uint8Array | null>;
  /** Bytes from an offset on, at most `length`: fewer at the object's end. Null when there is no such object. */
  getRange(path: string, offset: number, length: number, options?: CallOptions): Promise<Uint8Array | null>;
  stat(path: string, options?: CallOptions): Promise<StoredObject | null>;
  /**
   * The object piece by piece, fetched as it is consumed; a connection that breaks is taken up where it broke.
   * The iteration throws `precondition_failed` when the object was replaced meanwhile.
   */
  stream(path: string, options?: CallOptions): Promise<AsyncIterable<Uint8Array> | null>;
  /** Writes the object, replacing what is there. */
  put(path: string, body: Uint8Array, options?: CallOptions): Promise<void>;
  /** The same in parts, one part in memory. Nothing is written when the body throws. */
  putStream(path: string, body: AsyncIterable<Uint8Array>, options?: CallOptions): Promise<void>;
  /**
   * Writes the object if there is none of this path, atomically against every other writer.
   * @returns false when there is one. Whether an attempt whose answer was lost succeeded is found out before answering.
   */
  putIfAbsent(path: string, body: Uint8Array, options?: CallOptions): Promise<boolean>;
  /**
   * Writes the object if it still is the one of this etag, atomically against other `replace`s and `putIfAbsent`s.
   * @returns the new etag; null when the object is another by now, or gone.
   */
  replace(path: string, body: Uint8Array, etag: string, options?: CallOptions): Promise<string | null>;
  /**
   * Objects whose path begins with `prefix` (whole segments or a part of one), in order of their paths' UTF-8 bytes, those after
   * `startAfter` only. Pages are fetched as they are consumed.
   */
  list(prefix: string, options?: CallOptions & { readonly startAfter?: string }): AsyncIterable<StoredObject>;
  /** Deletes objects, in batches where the store has them; those that are not there count as deleted. */
  remove(paths: Iterable<string> | AsyncIterable<string>, options?: CallOptions): Promise<void>;
  /** Several `put`s at a time. What is written when one fails stays; the iterable is consumed as the writes proceed. */
  putMany(
    objects: Iterable<ObjectToPut> | AsyncIterable<ObjectToPut>,
    options?: CallOptions & { readonly concurrency?: number },
  ): Promise<void>;
  /** A URL by which anybody can read the object until it expires, whether it exists or not. At most 7 days. */
  presignedGet(path: string, options: { readonly expiresInSeconds: number }): Promise<string>;
  /** A view of what lies below a further prefix. Closing it closes nothing. */
  within(prefix: string): ObjectStorage;
  close(): Promise<void>;
}

export interface ObjectToPut {
  readonly path: string;
  readonly body: Uint8Array;
}
