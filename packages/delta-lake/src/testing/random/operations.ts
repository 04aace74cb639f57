import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Filter } from '../../read/filter.ts';
import type { StructType } from '../../schema/data-type.ts';
import type { Row } from '../../schema/value.ts';
import type { DeltaTable } from '../../table.ts';
import type { CommitOptions } from '../../write/commit-options.ts';
import { changed, idOf, type Step, unchanged } from './model.ts';
import { holds } from './model-filter.ts';
import { randomFilter } from './random-filter.ts';
import { KEY, randomColumn } from './random-table.ts';
import { randomValue } from './random-value.ts';
import { latestOf, newRows, note, noteUnchanged, partitionFields, storable, type World } from './world.ts';

/** Does something to the table and notes what that must have made of it. @returns what it did, for people. */
export type Operation = (world: World) => Promise<string>;

/** Something to commit, prepared before anybody commits, and what it means. */
interface Prepared {
  readonly text: string;
  readonly commit: (table: DeltaTable) => Promise<{ readonly version: number }>;
  readonly step: Step;
}

const CODECS = ['zstd', 'snappy', 'uncompressed'] as const;

export function commitOptions({ random }: World): CommitOptions {
  return {
    ...(random.chance(0.5) ? { codec: random.pick(CODECS) } : {}),
    ...(random.chance(0.3) ? { targetFileBytes: random.pick([1, 2_000, 20_000]) } : {}),
    ...(random.chance(0.1) ? { userMetadata: '誰か "x"' } : {}),
  };
}

const single =
  (prepare: (world: World) => Prepared): Operation =>
  async (world) => {
    const { text, commit, step } = prepare(world);
    const { version } = await commit(world.table);
    note(world, [{ version, step }]);
    return `${text} → ${version}`;
  };

function prepareAppend(world: World): Prepared {
  const rows = newRows(world, world.random.between(0, 30));
  const options = commitOptions(world);
  return {
    text: `append ${rows.length} rows`,
    commit: (table) => table.append(rows, options),
    step: (before) => changed(before, [], rows),
  };
}

function prepareOverwrite(world: World): Prepared {
  const rows = newRows(world, world.random.between(0, 20));
  const options = commitOptions(world);
  return {
    text: `overwrite with ${rows.length} rows`,
    commit: (table) => table.overwrite(rows, options),
    step: (before) => changed(before, [...before.rows.keys()], rows),
  };
}

/** Replaces a partition, or what a column of the partition is null for. */
function prepareOverwriteWhere(world: World): Prepared {
  const field = world.random.pick(partitionFields(world));
  const existing = [...latestOf(world).version.rows.values()].map((row) => row[field.name] ?? null);
  const value = existing.length > 0 ? world.random.pick(existing) : null;
  const where: Filter = value === null ? { column: field.name, op: 'is null' } : { column: field.name, op: '=', value };
  const rows = newRows(world, world.random.between(0, 10), { [field.name]: value });
  const options = { ...commitOptions(world), where };
  return {
    text: `overwrite ${shown(where)} with ${rows.length} rows`,
    commit: (table) => table.overwrite(rows, options),
    step: (before) => changed(before, idsWhere(before, where), rows),
  };
}

/** Upserts and deletes of keys `mine` and of new ones: two of these with different `mine` touch no row in common. */
function prepareMerge(world: World, mine: (id: bigint) => boolean = () => true): Prepared {
  const { random } = world;
  const ids = [...latestOf(world).version.rows.keys()].filter(mine);
  const updated = random.some(ids, 0.2);
  const deleted = random.some(ids, 0.1).filter((id) => !updated.includes(id));
  const rows = [...newRows(world, updated.length).map((row, at) => ({ ...row, [KEY]: updated[at] ?? 0n }))];
  const upsert = [...rows, ...newRows(world, random.between(0, 5))];
  const deleteKeys = [...deleted, -random.pick([1n, 2n])].map((id) => ({ [KEY]: id }));
  const within: Filter = { column: KEY, op: 'in', values: [...upsert.map(idOf), ...deleted, -1n] };
  const options = { ...commitOptions(world), key: [KEY], ...(random.chance(0.3) ? { within } : {}) };
  return {
    text: `merge ${updated.length} changed, ${upsert.length - updated.length} new, ${deleted.length} deleted`,
    commit: (table) => table.merge({ upsert, deleteKeys }, options),
    step: (before) => changed(before, deleted, upsert),
  };
}

function prepareDelete(world: World): Prepared {
  const filter = someFilter(world);
  return {
    text: `delete where ${shown(filter)}`,
    commit: (table) => table.deleteWhere(filter, commitOptions(world)),
    step: (before) => changed(before, idsWhere(before, filter), []),
  };
}

function prepareUpdate(world: World): Prepared {
  const filter = someFilter(world);
  const { random, definition } = world;
  const field = random.pick(latestOf(world).version.schema.fields.filter(({ name }) => name !== KEY));
  const value = field.nullable && random.chance(0.2) ? null : randomValue(random, field.type, definition.dates);
  const change = (row: Row): Row => storable(world, { ...row, [field.name]: value });
  return {
    text: `update ${field.name} where ${shown(filter)}`,
    commit: (table) => table.updateWhere(filter, change, commitOptions(world)),
    step: (before) => {
      const ids = new Set(idsWhere(before, filter));
      return changed(before, [], [...before.rows.values()].filter((row) => ids.has(idOf(row))).map(change));
    },
  };
}

function prepareColumns(world: World): Prepared {
  const { fields } = latestOf(world).version.schema;
  const added = [randomColumn(world.random, `added${fields.length}`)];
  return {
    text: `add column ${added[0]?.name}`,
    commit: (table) => table.addColumns(added),
    step: (before) => unchanged(before, { ...before.schema, fields: [...before.schema.fields, ...added] }),
  };
}

/** Two writers at once that need not know of each other: both succeed, in either order. */
const concurrently: Operation = async (world) => {
  const even = (id: bigint): boolean => id % 2n === 0n;
  const pair = [
    prepareMerge(world, even),
    world.random.chance(0.5) ? prepareAppend(world) : prepareMerge(world, (id) => !even(id)),
  ];
  const results = await Promise.all(
    pair.map(async ({ commit, step }, at) => ({ ...(await commit(at === 0 ? world.table : world.other)), step })),
  );
  note(world, results);
  return `at once: ${pair.map(({ text }) => text).join(' and ')} → ${results.map(({ version }) => version).join()}`;
};

/** A batch given twice is written once. */
const appendOnce: Operation = async (world) => {
  const rows = newRows(world, 3);
  const txn = { appId: 'sequence', version: world.nextTransaction };
  world.nextTransaction += 1n;
  const { version } = await world.table.append(rows, { txn });
  note(world, [{ version, step: (before) => changed(before, [], rows) }]);
  const again = await world.other.append(rows, { txn });
  if (!again.alreadyApplied) throw new Error('A transaction was applied twice.');
  return `append ${rows.length} rows as transaction ${txn.version} → ${version}`;
};

const optimize: Operation = async (world) => {
  const { random } = world;
  const codec = random.chance(0.5) ? { codec: random.pick(CODECS) } : {};
  await world.table.optimize({ targetFileBytes: random.pick([3_000, 50_000, 10_000_000]), ...codec });
  const { version } = await world.table.snapshot();
  noteUnchanged(world, version);
  return `optimize → ${version}`;
};

const checkpoint: Operation = async (world) => {
  await world.table.checkpoint();
  return 'checkpoint';
};

const vacuumForShow: Operation = async (world) => {
  const { removed } = await world.table.vacuum({ retentionMs: 0, dryRun: true, allowShortRetention: true });
  return `vacuum would remove ${removed.length} files`;
};

/** What the latest version does not need goes, and with it what the ones before need. */
const vacuum: Operation = async (world) => {
  const { removed } = await world.table.vacuum({ retentionMs: 0, allowShortRetention: true });
  const { number } = latestOf(world);
  world.oldestReadable = number;
  world.oldestChanges = number + 1;
  return `vacuum removed ${removed.length} files`;
};

/** The commits before the latest checkpoint go, as a log cleanup long after would remove them. */
const loseOldCommits: Operation = async (world) => {
  await world.other.snapshot(); // nobody is as far behind as the retention lasts
  const log = join(world.folder, '_delta_log');
  const names = await readdir(log);
  const latest = names
    .flatMap((name) => /^(\d{20})\.checkpoint/.exec(name)?.[1] ?? [])
    .toSorted()
    .at(-1);
  if (latest === undefined) return 'no checkpoint, so no commit is lost';
  const old = names.filter((name) => /^\d{20}\./.test(name) && name.slice(0, 20) < latest);
  await Promise.all(old.map((name) => rm(join(log, name))));
  world.oldestReadable = Math.max(world.oldestReadable, Number(latest));
  world.oldestChanges = Math.max(world.oldestChanges, Number(latest));
  return `lost ${old.length} files of the log before ${Number(latest)}`;
};

interface Choice {
  readonly operation: Operation;
  /** How often it is chosen. */
  readonly weight: number;
  readonly needs?: (world: World) => boolean;
  /** Whether versions before the latest may not be readable after it. */
  readonly isDestructive?: boolean;
}

export const OPERATIONS: readonly Choice[] = [
  { weight: 4, operation: single(prepareAppend) },
  { weight: 1, operation: single(prepareOverwrite) },
  { weight: 2, operation: single(prepareOverwriteWhere), needs: (world) => partitionFields(world).length > 0 },
  { weight: 4, operation: single((world) => prepareMerge(world)) },
  { weight: 2, operation: single(prepareDelete) },
  { weight: 2, operation: single(prepareUpdate) },
  { weight: 1, operation: single(prepareColumns) },
  { weight: 2, operation: concurrently },
  { weight: 1, operation: appendOnce },
  { weight: 2, operation: optimize },
  { weight: 1, operation: checkpoint },
  { weight: 1, operation: vacuumForShow },
  { weight: 0.5, operation: vacuum, isDestructive: true },
  { weight: 1, operation: loseOldCommits, isDestructive: true },
];

function someFilter(world: World): Filter {
  const { schema, rows } = latestOf(world).version;
  return randomFilter(world.random, schema, [...rows.values()], world.definition.dates);
}

function idsWhere(before: { rows: ReadonlyMap<bigint, Row>; schema: StructType }, filter: Filter): bigint[] {
  return [...before.rows.values()].filter((row) => holds(filter, row, before.schema) === true).map(idOf);
}

export function shown(filter: Filter): string {
  return JSON.stringify(filter, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
}
