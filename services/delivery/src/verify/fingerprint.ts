import { hash } from 'node:crypto';
import { ERASED } from './comparable.ts';
import type { ComparableRow } from './expected-rows.ts';

/** Rows fall into 4,096 groups by the last three hexadecimal digits of their aggregate's id, which are random. */
export function groupOf(aggregateId: string): string {
  return aggregateId.slice(-3);
}

const MODULUS = 2n ** 128n;

/**
 * What a multiset of rows adds up to, group by group: equal for equal rows in any order, different for others but for chance
 * (a sum of hashes: Clarke et al., "Incremental Multiset Hash Functions", 2003). Needs no memory for rows.
 */
export class Fingerprint {
  rows = 0;
  readonly #groups = new Map<string, { rows: number; sum: bigint }>();

  add(group: string, row: ComparableRow): void {
    const text = JSON.stringify(row.map((value) => (value === ERASED ? null : value)));
    const digest = BigInt(`0x${hash('sha256', text, 'hex').slice(0, 32)}`);
    const { rows, sum } = this.#groups.get(group) ?? { rows: 0, sum: 0n };
    this.#groups.set(group, { rows: rows + 1, sum: (sum + digest) % MODULUS });
    this.rows += 1;
  }

  /** Groups in which two multisets differ, each with the rows that the larger one has in it. */
  differingFrom(other: Fingerprint): { readonly group: string; readonly rows: number }[] {
    return [...new Set([...this.#groups.keys(), ...other.#groups.keys()])].flatMap((group) => {
      const [one, two] = [this.#groups.get(group), other.#groups.get(group)];
      if (one?.rows === two?.rows && one?.sum === two?.sum) return [];
      return [{ group, rows: Math.max(one?.rows ?? 0, two?.rows ?? 0) }];
    });
  }
}
