import { attempt } from './attempts/attempt.ts';
import type { Policy } from './attempts/policy.ts';
import { joinedPrefix, keyOf, keyPrefixOf } from './object-path.ts';
import type { CallOptions, ObjectStorage, ObjectToPut, StoredObject } from './object-storage.ts';
import { batches } from './operations/batches.ts';
import { concurrently } from './operations/concurrently.ts';
import { list } from './operations/list.ts';
import { openStream } from './operations/open-stream.ts';
import { putStream } from './operations/put-stream.ts';
import { writeConditionally } from './operations/write-conditionally.ts';
import { StorageError } from './storage-error.ts';
import type { ByteRange, Store } from './store.ts';

/** Batches of removals that are under way at a time. */
const REMOVALS = 4;
const PUTS = 8;
const WEEK_SECONDS = 7 * 86_400;
const EMPTY = new Uint8Array();
const UNCONDITIONAL = { kind: 'none' } as const;

interface Settings {
  readonly policy: Policy;
  readonly partBytes: number;
}

/** The storage below a prefix of a store's keys. */
export function storageOver(store: Store, prefix: string, settings: Settings): ObjectStorage {
  return new PrefixedStorage(store, prefix, settings, () => store.close());
}

class PrefixedStorage implements ObjectStorage {
  readonly location: string;
  readonly #store: Store;
  readonly #prefix: string;
  readonly #settings: Settings;
  readonly #close: () => Promise<void>;

  constructor(store: Store, prefix: string, settings: Settings, close: () => Promise<void>) {
    this.location = prefix === '' ? store.location : `${store.location}/${prefix}`;
    this.#store = store;
    this.#prefix = prefix;
    this.#settings = settings;
    this.#close = close;
  }

  async get(path: string, options: CallOptions = {}): Promise<Uint8Array | null> {
    return await this.#read(path, null, options);
  }

  async getRange(path: string, offset: number, length: number, options: CallOptions = {}): Promise<Uint8Array | null> {
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
      throw new StorageError('invalid_location', `There are no bytes ${offset} + ${length}.`, { path });
    }
    if (length === 0) return (await this.stat(path, options)) && EMPTY;
    return await this.#read(path, { offset, length }, options);
  }

  async stat(path: string, options: CallOptions = {}): Promise<StoredObject | null> {
    const { policy } = this.#settings;
    const key = this.#key(path);
    const head = await attempt(policy, { path, ...options }, (call) => this.#store.head(key, call));
    return head && { path, size: head.size, last_modified: head.last_modified, etag: head.etag };
  }

  async stream(path: string, options: CallOptions = {}): Promise<AsyncIterable<Uint8Array> | null> {
    return await openStream(this.#store, this.#settings.policy, { path, key: this.#key(path), ...options });
  }

  async put(path: string, body: Uint8Array, options: CallOptions = {}): Promise<void> {
    await writeConditionally(this.#store, this.#settings.policy, {
      ...options,
      path,
      key: this.#key(path),
      body,
      condition: UNCONDITIONAL,
    });
  }

  async putStream(path: string, body: AsyncIterable<Uint8Array>, options: CallOptions = {}): Promise<void> {
    const { policy, partBytes } = this.#settings;
    await putStream(this.#store, policy, { ...options, path, key: this.#key(path), body, partBytes });
  }

  async putIfAbsent(path: string, body: Uint8Array, options: CallOptions = {}): Promise<boolean> {
    const target = { ...options, path, key: this.#key(path), body, condition: { kind: 'absent' } as const };
    return (await writeConditionally(this.#store, this.#settings.policy, target)) !== null;
  }

  async replace(path: string, body: Uint8Array, etag: string, options: CallOptions = {}): Promise<string | null> {
    const target = { ...options, path, key: this.#key(path), body, condition: { kind: 'matches', etag } as const };
    return await writeConditionally(this.#store, this.#settings.policy, target);
  }

  async *list(
    prefix: string,
    options: CallOptions & { readonly startAfter?: string } = {},
  ): AsyncGenerator<StoredObject> {
    const { startAfter = '', ...rest } = options;
    const cut = this.#prefix === '' ? 0 : this.#prefix.length + 1;
    const target = {
      ...rest,
      path: prefix,
      prefix: keyPrefixOf(this.#prefix, prefix),
      startAfter: startAfter === '' ? '' : keyPrefixOf(this.#prefix, startAfter),
    };
    for await (const object of list(this.#store, this.#settings.policy, target)) {
      yield { ...object, path: object.path.slice(cut) };
    }
  }

  async remove(paths: Iterable<string> | AsyncIterable<string>, options: CallOptions = {}): Promise<void> {
    const { policy } = this.#settings;
    await concurrently(batches(paths, this.#store.removeBatchSize), REMOVALS, async (batch) => {
      const keys = batch.map((path) => this.#key(path));
      await attempt(policy, options, (call) => this.#store.removeBatch(keys, call));
    });
  }

  async putMany(
    objects: Iterable<ObjectToPut> | AsyncIterable<ObjectToPut>,
    { concurrency = PUTS, ...options }: CallOptions & { readonly concurrency?: number } = {},
  ): Promise<void> {
    await concurrently(objects, concurrency, ({ path, body }) => this.put(path, body, options));
  }

  async presignedGet(path: string, { expiresInSeconds }: { readonly expiresInSeconds: number }): Promise<string> {
    if (!Number.isSafeInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > WEEK_SECONDS) {
      throw new StorageError('invalid_location', 'A presigned URL is valid for 1 second to 7 days.', { path });
    }
    return await this.#store.presignedGet(this.#key(path), expiresInSeconds);
  }

  within(prefix: string): ObjectStorage {
    return new PrefixedStorage(this.#store, joinedPrefix(this.#prefix, prefix), this.#settings, async () => undefined);
  }

  close(): Promise<void> {
    return this.#close();
  }

  #key(path: string): string {
    return keyOf(this.#prefix, path);
  }

  async #read(path: string, range: ByteRange | null, options: CallOptions): Promise<Uint8Array | null> {
    const key = this.#key(path);
    return await attempt(this.#settings.policy, { path, ...options }, (call) => this.#store.read(key, range, call));
  }
}
