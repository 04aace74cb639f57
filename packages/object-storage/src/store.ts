import type { StoredObject } from './object-storage.ts';

/** One attempt at something. */
export interface Call {
  /** Aborted by the caller or by the attempt's time limit. */
  readonly signal: AbortSignal;
  /** For errors: what the caller asked for, below the storage's prefix. */
  readonly path: string | undefined;
  /** Says that bytes have arrived: the time limit starts anew. */
  readonly progress: () => void;
}

export interface ObjectHead {
  readonly size: number;
  readonly last_modified: number;
  readonly etag: string;
  /** Ids of the writes that led to this content, newest first (`Store.write`); none when another program wrote it. */
  readonly writes: readonly string[];
}

export type WriteCondition =
  | { readonly kind: 'none' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'matches'; readonly etag: string };

export interface ByteRange {
  readonly offset: number;
  /** At least 1. */
  readonly length: number;
}

export interface OpenedObject {
  readonly etag: string;
  /** Bytes that the body has when it is whole. */
  readonly length: number;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface UploadPart {
  /** From 1 on. */
  readonly number: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/** An object that is written in parts and appears with the last one. */
export interface Upload {
  /** May be repeated for the same part. */
  append(part: UploadPart, call: Call): Promise<void>;
  abort(call: Call): Promise<void>;
}

export interface Pager {
  /** The next objects; null at the end. After a failure it may be asked again. */
  next(call: Call): Promise<readonly StoredObject[] | null>;
}

/**
 * What a vendor's store can do: every function one attempt, every failure a `StorageError` (a conditional write that lost:
 * `precondition_failed`). Keys are whole, paths in answers too. Retries, time limits, lost answers and prefixes are handled
 * once for all stores (`storageOver`).
 */
export interface Store {
  /** Without prefix and secrets. */
  readonly location: string;
  readonly removeBatchSize: number;
  head(key: string, call: Call): Promise<ObjectHead | null>;
  read(key: string, range: ByteRange | null, call: Call): Promise<Uint8Array | null>;
  /** From an offset on, of the object of this etag or of whichever there is. */
  open(
    key: string,
    from: { readonly offset: number; readonly etag: string | null },
    call: Call,
  ): Promise<OpenedObject | null>;
  /** @returns the etag. The ids of its writes are kept with the object, for `head`. */
  write(
    key: string,
    body: Uint8Array,
    condition: WriteCondition,
    writes: readonly string[],
    call: Call,
  ): Promise<string>;
  beginUpload(key: string, writeId: string, call: Call): Promise<Upload>;
  /** In order of the keys' UTF-8 bytes. */
  pages(prefix: string, startAfter: string): Pager;
  /** At most `removeBatchSize` keys. */
  removeBatch(keys: readonly string[], call: Call): Promise<void>;
  presignedGet(key: string, expiresInSeconds: number): Promise<string>;
  close(): Promise<void>;
}
