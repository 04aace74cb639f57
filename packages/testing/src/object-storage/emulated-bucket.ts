/** An object as a store keeps it: never changed, only replaced. */
export interface EmulatedObject {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly generation: string;
  readonly created: Date;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The objects of a bucket in memory. */
export class EmulatedBucket {
  readonly #objects = new Map<string, EmulatedObject>();
  #keys: string[] | undefined;
  #generation = 0;

  get(key: string): EmulatedObject | undefined {
    return this.#objects.get(key);
  }

  set(key: string, object: Omit<EmulatedObject, 'generation' | 'created'>): EmulatedObject {
    if (!this.#objects.has(key)) this.#keys = undefined;
    this.#generation += 1;
    const generation = String(1_700_000_000_000_000 + this.#generation);
    const stored = { ...object, generation, created: new Date() };
    this.#objects.set(key, stored);
    return stored;
  }

  delete(key: string): boolean {
    this.#keys = undefined;
    return this.#objects.delete(key);
  }

  /** Keys with a prefix in order of their UTF-8 bytes, those that `from` lets through, at most `limit` and whether there are more. */
  list(
    prefix: string,
    from: (key: Buffer) => boolean,
    limit: number,
  ): { readonly keys: string[]; readonly more: boolean } {
    this.#keys ??= [...this.#objects.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const keys = this.#keys.filter((key) => key.startsWith(prefix) && from(Buffer.from(key)));
    return { keys: keys.slice(0, limit), more: keys.length > limit };
  }
}
