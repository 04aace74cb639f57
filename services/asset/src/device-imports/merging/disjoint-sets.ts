/** Things numbered from 0, in groups that can be joined (union by size, path halving). */
export class DisjointSets {
  readonly #parents: number[];
  readonly #sizes: number[];

  constructor(count: number) {
    this.#parents = Array.from({ length: count }, (_, index) => index);
    this.#sizes = new Array(count).fill(1);
  }

  /** The thing that stands for the group of this one. */
  find(thing: number): number {
    let root = thing;
    for (let parent = this.#parentOf(root); parent !== root; parent = this.#parentOf(root)) {
      this.#parents[root] = this.#parentOf(parent);
      root = this.#parentOf(root);
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a === b) return;
    const [large, small] = (this.#sizes[a] ?? 1) >= (this.#sizes[b] ?? 1) ? [a, b] : [b, a];
    this.#parents[small] = large;
    this.#sizes[large] = (this.#sizes[large] ?? 1) + (this.#sizes[small] ?? 1);
  }

  /** The groups, each with its things in ascending order; in the order of their first things. */
  groups(): number[][] {
    const groups = new Map<number, number[]>();
    for (let thing = 0; thing < this.#parents.length; thing += 1) {
      const root = this.find(thing);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [thing]);
      else group.push(thing);
    }
    return [...groups.values()];
  }

  #parentOf(thing: number): number {
    return this.#parents[thing] ?? thing;
  }
}
