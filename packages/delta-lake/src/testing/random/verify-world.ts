import { DeltaError } from '../../errors.ts';
import type { AddFile } from '../../log/action.ts';
import type { StructType } from '../../schema/data-type.ts';
import { field } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';
import { canonicalRows, type NullContainers } from '../equality/canonical.ts';
import { chdbChanges, chdbTable, columnsForChdb } from '../equality/chdb-rows.ts';
import { duckdbTable, wrongStatistics } from '../equality/duckdb-files.ts';
import type { Version } from './model.ts';
import { holds } from './model-filter.ts';
import { shown } from './operations.ts';
import { randomFilter } from './random-filter.ts';
import { latestOf, type World } from './world.ts';

const CHANGE_FIELDS = [field('_change_type', 'string'), field('_commit_version', 'long')];

/** What was compared. */
export interface Compared {
  versions: number;
  files: number;
  changeRanges: number;
}

/** @throws at the first difference between the model and what our reader, ClickHouse or DuckDB find. */
export async function verifyWorld(world: World, checkedFiles: Set<string>): Promise<Compared> {
  const { number } = latestOf(world);
  const compared: Compared = { versions: 0, files: 0, changeRanges: 0 };
  for (let version = world.oldestReadable; version <= number; version += 1) {
    await verifyVersion(world, version, checkedFiles, compared);
    compared.versions += 1;
  }
  for (let version = Math.max(0, world.oldestReadable - 3); version < world.oldestReadable; version += 1)
    await verifyNeverWrong(world, version);
  if (world.definition.properties['delta.enableInCommitTimestamps'] === 'true') await verifyTimeTravel(world, number);
  if (world.definition.properties['delta.enableChangeDataFeed'] === 'true') {
    await verifyChanges(world, Math.max(world.oldestChanges, 0), number);
    compared.changeRanges += 1;
  }
  return compared;
}

async function verifyVersion(
  world: World,
  number: number,
  checkedFiles: Set<string>,
  compared: Compared,
): Promise<void> {
  const version = world.versions.get(number) as Version;
  const { schema } = version;
  const expected = [...version.rows.values()];
  const snapshot = await world.other.snapshot({ version: number });
  const ours = await rowsOf(world.other.read({ version: number }));
  same(`our reader, version ${number}`, expected, ours, schema, 'distinct');
  const columns = columnsForChdb(schema, world.definition.dates);
  same(`chdb, version ${number}`, expected, await chdbTable(world.folder, columns, number), columns, 'as_empty');

  const inFiles = { ...schema, fields: schema.fields.filter(({ name }) => !snapshot.partitionColumns.includes(name)) };
  const files: AddFile[] = [...snapshot.files.values()];
  same(`DuckDB, version ${number}`, expected, await duckdbTable(world.folder, files, inFiles), inFiles, 'distinct');
  const unchecked = files.filter(({ path }) => !checkedFiles.has(path));
  const wrong = await wrongStatistics(world.folder, unchecked, inFiles);
  if (wrong.length > 0) throw new Error(`Statistics of version ${number} are wrong: ${wrong.join('\n')}`);
  for (const { path } of unchecked) checkedFiles.add(path);
  compared.files += unchecked.length;
  await verifyFilter(world, number, expected, schema);
}

/** A version whose files or commits are gone is refused with a code, or is still right. */
async function verifyNeverWrong(world: World, number: number): Promise<void> {
  const { schema, rows } = world.versions.get(number) as Version;
  try {
    const found = await rowsOf(world.other.read({ version: number }));
    same(`what is left of version ${number}`, [...rows.values()], found, schema, 'distinct');
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
  }
}

/** The moment of a commit, and any until the next one, mean its version. */
async function verifyTimeTravel(world: World, latest: number): Promise<void> {
  const moments = new Map<number, number>();
  for await (const { version, timestamp } of world.other.history()) moments.set(version, timestamp);
  for (let version = world.oldestReadable; version <= latest; version += 1) {
    const timestamp = moments.get(version);
    if (timestamp === undefined) throw new Error(`The history does not tell of version ${version}.`);
    const found = await world.other.snapshot({ timestamp });
    if (found.version !== version)
      throw new Error(`At ${timestamp}, when ${version} came, ${found.version} was found.`);
    const before = moments.get(version - 1);
    if (before !== undefined && before >= timestamp)
      throw new Error(`Version ${version} is not later than the one before.`);
  }
}

async function verifyFilter(world: World, number: number, rows: readonly Row[], schema: StructType): Promise<void> {
  const filter = randomFilter(world.random, schema, rows, world.definition.dates);
  const some = { ...schema, fields: world.random.some(schema.fields, 0.5) };
  const columns = some.fields.map(({ name }) => name);
  const found = await rowsOf(world.other.read({ version: number, filter, columns }));
  const expected = rows.filter((row) => holds(filter, row, schema) === true);
  same(`our reader, version ${number}, ${columns.join()} where ${shown(filter)}`, expected, found, some, 'distinct');
}

async function verifyChanges(world: World, from: number, to: number): Promise<void> {
  if (from > to) return;
  const { schema } = latestOf(world).version;
  const withChange = { ...schema, fields: [...schema.fields, ...CHANGE_FIELDS] };
  const expected: Row[] = [];
  for (let number = from; number <= to; number += 1)
    for (const { type, row } of world.versions.get(number)?.changes ?? [])
      expected.push({ ...row, _change_type: type, _commit_version: BigInt(number) });
  const ours = await rowsOf(world.other.changes({ from, to }));
  same(`our changes, versions ${from} to ${to}`, expected, ours, withChange, 'distinct');
  for (const range of rangesOfOneSchema(world, from, to)) {
    const { schema } = world.versions.get(range.to) as Version;
    const forChdb = columnsForChdb({ ...schema, fields: [...schema.fields, ...CHANGE_FIELDS] }, world.definition.dates);
    const theirs = await chdbChanges(world.folder, forChdb, range.from, range.to);
    const within = expected.filter(({ _commit_version: at }) => Number(at) >= range.from && Number(at) <= range.to);
    same(`chdb's changes, versions ${range.from} to ${range.to}`, within, theirs, forChdb, 'as_empty');
  }
}

/** delta-kernel-rs tells of no changes across those of the schema. */
function rangesOfOneSchema(world: World, from: number, to: number): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (let number = from; number <= to; number += 1) {
    const last = ranges.at(-1);
    const columns = world.versions.get(number)?.schema.fields.length;
    if (last !== undefined && world.versions.get(last.from)?.schema.fields.length === columns) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges;
}

function same(
  what: string,
  expected: readonly Row[],
  found: readonly Row[],
  schema: StructType,
  nulls: NullContainers,
): void {
  const [wanted, had] = [canonicalRows(expected, schema, nulls), canonicalRows(found, schema, nulls)];
  if (wanted.length === had.length && wanted.every((text, at) => text === had[at])) return;
  const missing = wanted.filter((text) => !had.includes(text));
  const surplus = had.filter((text) => !wanted.includes(text));
  throw new Error(
    `${what}: ${had.length} rows instead of ${wanted.length}; of columns ${schema.fields.map(({ name, type }) => `${name} ${JSON.stringify(type)}`).join()}
missing ${missing.length}: ${missing.slice(0, 3).join('\n')}
surplus ${surplus.length}: ${surplus.slice(0, 3).join('\n')}`,
  );
}

async function rowsOf<Found extends Row>(rows: AsyncIterable<Found | readonly Found[]>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const row of rows) {
    if (Array.isArray(row)) all.push(...row);
    else all.push(row as Found);
  }
  return all;
}
