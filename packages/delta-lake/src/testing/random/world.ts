import type { StructField } from '../../schema/data-type.ts';
import type { Row } from '../../schema/value.ts';
import type { DeltaTable } from '../../table.ts';
import { type Step, unchanged, type Version } from './model.ts';
import type { Random } from './random.ts';
import type { RandomTable } from './random-table.ts';
import { randomRow } from './random-value.ts';

/** A table, what it must hold at every version, and what was done to it. */
export interface World {
  readonly random: Random;
  readonly folder: string;
  readonly definition: RandomTable;
  readonly table: DeltaTable;
  /** The same table, opened by another writer. */
  readonly other: DeltaTable;
  readonly versions: Map<number, Version>;
  /** Versions below it need not be readable any more; where they are, they must be right. */
  oldestReadable: number;
  /** Changes of versions below it need not be. */
  oldestChanges: number;
  nextId: bigint;
  nextTransaction: bigint;
  readonly done: string[];
}

export function latestOf(world: World): { readonly number: number; readonly version: Version } {
  const number = Math.max(...world.versions.keys());
  const version = world.versions.get(number);
  if (version === undefined) throw new Error('A sequence has no version.');
  return { number, version };
}

/** Rows with keys that no row has had. */
export function newRows(world: World, count: number, fixed: Row = {}): Row[] {
  const { schema } = latestOf(world).version;
  return Array.from({ length: count }, () => {
    const id = world.nextId;
    world.nextId += 1n;
    return storable(world, { ...randomRow(world.random, schema, world.definition.dates), ...fixed, id });
  });
}

/** Notes what commits made, in the order of their versions. An operation without effect commits nothing. */
export function note(world: World, commits: readonly { readonly version: number; readonly step: Step }[]): void {
  const effect = (step: Step): number => step(latestOf(world).version).changes.length;
  for (const { version, step } of commits.toSorted(
    (a, b) => a.version - b.version || effect(b.step) - effect(a.step),
  )) {
    const { number, version: before } = latestOf(world);
    const after = step(before);
    if (version === number) {
      if (after.changes.length > 0) throw new Error(`Something changed, but version ${version} was there before.`);
      continue;
    }
    if (version !== number + 1) throw new Error(`After version ${number} came ${version}.`);
    world.versions.set(version, after);
  }
}

/** Delta knows no empty text as the value of a partition. */
export function storable({ definition }: World, row: Row): Row {
  const empty = definition.partitionColumns.filter((name) => row[name] === '');
  return empty.length === 0 ? row : { ...row, ...Object.fromEntries(empty.map((name) => [name, null])) };
}

/** For what commits nothing that can be seen in rows, however many versions it makes. */
export function noteUnchanged(world: World, version: number): void {
  for (let next = latestOf(world).number + 1; next <= version; next += 1)
    world.versions.set(next, unchanged(latestOf(world).version));
}

export function partitionFields(world: World): StructField[] {
  return latestOf(world).version.schema.fields.filter(({ name }) => world.definition.partitionColumns.includes(name));
}
