import type { Action } from '../../log/action.ts';
import { parseCommit } from '../../log/commit-lines.ts';
import { commitPath } from '../../log/log-files.ts';
import { field, struct } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';
import { memoryStorage } from '../../storage/memory-storage.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { createTable, type DeltaTable, type ReadOptions } from '../../table.ts';
import type { CreateOptions } from '../../write/create-table.ts';
import type { TableOptions } from '../../write/environment.ts';
import { collect } from '../collect.ts';

/** A clock that stands still until it is moved. */
export interface TestClock {
  now: number;
}

export interface TestTable {
  readonly storage: TableStorage;
  readonly table: DeltaTable;
  readonly clock: TestClock;
  /** For further handles of the same table. */
  readonly options: TableOptions;
}

export const peopleSchema = struct(
  field('id', 'long', { nullable: false }),
  field('tenant', 'string'),
  field('name', 'string'),
);

export const day = 86_400_000;

/** A table in memory of `id`, `tenant`, `name` unless told otherwise, with a clock of its own and without waiting. */
export async function testTable(options: Partial<CreateOptions> & TableOptions = {}): Promise<TestTable> {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const environment: TableOptions = { now: () => clock.now, sleep: async () => undefined };
  const storage = memoryStorage({ clock: () => clock.now });
  const table = await createTable(storage, { schema: peopleSchema, ...environment, ...options });
  return { storage, table, clock, options: environment };
}

export function person(id: number, tenant: string | null = 'a', name: string | null = `name ${id}`): Row {
  return { id: BigInt(id), tenant, name };
}

/** Sorted by `id`. */
export async function rowsOf(table: DeltaTable, options: ReadOptions = {}): Promise<Row[]> {
  const rows = await collect(table.read(options));
  return rows.toSorted((one, other) => Number((one.id as bigint) - (other.id as bigint)));
}

export async function idsOf(table: DeltaTable, options: ReadOptions = {}): Promise<number[]> {
  return (await rowsOf(table, options)).map(({ id }) => Number(id));
}

export async function commitOf(storage: TableStorage, version: number): Promise<readonly Action[]> {
  const bytes = await storage.get(commitPath(version));
  if (bytes === null) throw new Error(`There is no commit of version ${version}.`);
  return parseCommit(bytes, version);
}

export async function pathsOf(storage: TableStorage, prefix = ''): Promise<string[]> {
  return (await collect(storage.list(prefix))).map(({ path }) => path);
}

/** Paths of objects that are no part of the log. */
export async function dataPathsOf(storage: TableStorage): Promise<string[]> {
  return (await pathsOf(storage)).filter((path) => !path.startsWith('_delta_log/'));
}
