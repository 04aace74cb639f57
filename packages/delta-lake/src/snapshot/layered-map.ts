/**
 * A map that never changes: `with` gives a changed copy at the cost of the changes, not of the map. Changes lie in layers that
 * grow towards the oldest; a layer that is not half as large as the one below it is merged into it, so that there are few.
 */
export class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly size: number;
  /** The oldest first; undefined marks what a layer takes away from those below. */
  readonly #layers: readonly ReadonlyMap<string, V | undefined>[];

  private constructor(layers: readonly ReadonlyMap<string, V | undefined>[], size: number) {
    this.#layers = layers;
    this.size = size;
  }

  /** Takes the map over: nobody may change it from here on. */
  static of<V>(entries: ReadonlyMap<string, V>): LayeredMap<V> {
    return new LayeredMap<V>([entries], entries.size);
  }

  /** The map after the changes; undefined removes a key. Takes `changes` over. */
  with(changes: ReadonlyMap<string, V | undefined>): LayeredMap<V> {
    if (changes.size === 0) return this;
    if (this.size === 0) return LayeredMap.of(withoutRemovals(changes));
    let size = this.size;
    for (const [key, value] of changes) size += Number(value !== undefined) - Number(this.has(key));
    return new LayeredMap(merged([...this.#layers, changes]), size);
  }

  get(key: string): V | undefined {
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const layer = this.#layers[index] as ReadonlyMap<string, V | undefined>;
      const value = layer.get(key);
      if (value !== undefined || layer.has(key)) return value;
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[string, V]> {
    for (const [index, layer] of this.#layers.entries()) {
      const newer = this.#layers.slice(index + 1);
      for (const [key, value] of layer) {
        if (value !== undefined && !newer.some((above) => above.has(key))) yield [key, value];
      }
    }
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(action: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) action(value, key, this);
  }
}

function withoutRemovals<V>(changes: ReadonlyMap<string, V | undefined>): ReadonlyMap<string, V> {
  for (const value of changes.values())
    if (value === undefined) return mergeTwo(new Map(), changes, true) as Map<string, V>;
  return changes as ReadonlyMap<string, V>;
}

function merged<V>(layers: ReadonlyMap<string, V | undefined>[]): ReadonlyMap<string, V | undefined>[] {
  while (layers.length > 1) {
    const upper = layers.at(-1) as ReadonlyMap<string, V | undefined>;
    const lower = layers.at(-2) as ReadonlyMap<string, V | undefined>;
    if (lower.size > upper.size * 2) break;
    layers.splice(-2, 2, mergeTwo(lower, upper, layers.length === 2));
  }
  return layers;
}

function mergeTwo<V>(
  lower: ReadonlyMap<string, V | undefined>,
  upper: ReadonlyMap<string, V | undefined>,
  isOldest: boolean,
): ReadonlyMap<string, V | undefined> {
  const result = new Map(lower);
  for (const [key, value] of upper) {
    // removed first, so that a key that comes again stands behind those that stayed
    result.delete(key);
    if (value !== undefined || !isOldest) result.set(key, value);
  }
  return result;
}
