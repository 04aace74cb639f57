import { describe, expect, it } from 'vitest';
import type { Filter } from '../read/filter.ts';
import { field } from '../schema/types.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { type DeltaTable, openTable } from '../table.ts';
import { commitOf, idsOf, person, rowsOf, type TestTable, testTable } from '../testing/write/table-fixture.ts';

/** Lets another writer commit just before each of the next commits. */
function overtaking(storage: TableStorage, turns: readonly (() => Promise<unknown>)[]): TableStorage {
  const waiting = [...turns];
  return {
    ...storage,
    putIfAbsent: async (path, bytes) => {
      await waiting.shift()?.();
      return await storage.putIfAbsent(path, bytes);
    },
  };
}

/** A handle whose commits are overtaken by what another handle does. */
async function overtaken(
  { storage, table, options }: TestTable,
  ...turns: readonly ((other: DeltaTable) => Promise<unknown>)[]
): Promise<DeltaTable> {
  return await openTable(
    overtaking(
      storage,
      turns.map((turn) => () => turn(table)),
    ),
    options,
  );
}

const named = (name: string): Filter => ({ column: 'name', op: '=', value: name });

describe('two writers of one table', () => {
  it('both append', async () => {
    const world = await testTable();
    const slower = await overtaken(world, (other) => other.append([person(1)]));
    expect(await slower.append([person(2)])).toMatchObject({ version: 2, filesAdded: 1 });
    expect(await idsOf(world.table)).toEqual([1, 2]);
  });

  it('use the files again that were written for a lost attempt', async () => {
    const world = await testTable();
    const slower = await overtaken(
      world,
      (other) => other.append([person(1)]),
      (other) => other.append([person(2)]),
    );
    await slower.append([person(3)]);
    const { files } = await world.table.snapshot();
    expect(files.size).toBe(3);
    const { removed } = await world.table.vacuum({ retentionMs: 0, allowShortRetention: true });
    expect(removed).toEqual([]);
  });

  it('update the same row: each change is made upon the other', async () => {
    const world = await testTable();
    await world.table.append([person(1, 'a', '')]);
    const add = (letter: string) => (table: DeltaTable) =>
      table.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, name: `${row.name}${letter}` }));
    const slower = await overtaken(world, add('x'), add('y'));
    expect(await add('z')(slower)).toMatchObject({ version: 4, updated: 1 });
    expect(await rowsOf(world.table)).toEqual([person(1, 'a', 'xyz')]);
  });

  it('merge the same new key: one inserts it, the other updates it', async () => {
    const world = await testTable();
    const put = (name: string) => (table: DeltaTable) =>
      table.merge({ upsert: [person(1, 'a', name)] }, { key: ['id'] });
    const slower = await overtaken(world, put('first'));
    expect(await put('second')(slower)).toMatchObject({ inserted: 0, updated: 1 });
    expect(await rowsOf(world.table)).toEqual([person(1, 'a', 'second')]);
  });

  it('delete rows of one file: what the faster left is deleted by the slower', async () => {
    const world = await testTable();
    await world.table.append([person(1), person(2), person(3)]);
    const slower = await overtaken(world, (other) => other.deleteWhere(named('name 1')));
    expect(await slower.deleteWhere(named('name 2'))).toMatchObject({ deleted: 1 });
    expect(await idsOf(world.table)).toEqual([3]);
  });

  it('delete the same row: the slower has nothing to do and commits nothing', async () => {
    const world = await testTable();
    await world.table.append([person(1), person(2)]);
    const slower = await overtaken(world, (other) => other.deleteWhere(named('name 1')));
    expect(await slower.deleteWhere(named('name 1'))).toMatchObject({ version: 2, deleted: 0, filesRemoved: 0 });
  });

  it('overwrite all rows: those of the slower stay', async () => {
    const world = await testTable();
    await world.table.append([person(1)]);
    const slower = await overtaken(world, (other) => other.overwrite([person(2)]));
    await slower.overwrite([person(3)]);
    expect(await idsOf(world.table)).toEqual([3]);
  });

  it('overwrite different partitions: neither reads what the other does', async () => {
    const world = await testTable({ partitionColumns: ['tenant'] });
    await world.table.append([person(1, 'a'), person(2, 'b')]);
    const replace = (tenant: string, id: number) => (table: DeltaTable) =>
      table.overwrite([person(id, tenant)], { where: { column: 'tenant', op: '=', value: tenant } });
    const slower = await overtaken(world, replace('a', 3));
    await replace('b', 4)(slower);
    expect((await commitOf(world.storage, 3))[0]?.commitInfo).toMatchObject({ readVersion: 1 });
    expect(await idsOf(world.table)).toEqual([3, 4]);
  });

  it('append while files are put together: the compaction follows', async () => {
    const world = await testTable();
    await world.table.append([person(1)]);
    await world.table.append([person(2)]);
    const slower = await overtaken(world, (other) => other.append([person(3)]));
    expect(await slower.optimize()).toMatchObject({ version: 4, filesAdded: 1, filesRemoved: 2, binsSkipped: 0 });
    expect(await idsOf(world.table)).toEqual([1, 2, 3]);
  });

  it('delete a row while files are put together: those files are left as the other writer made them', async () => {
    const world = await testTable({ partitionColumns: ['tenant'] });
    for (const [id, tenant] of [
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
      [4, 'b'],
    ] as const)
      await world.table.append([person(id, tenant)]);
    const slower = await overtaken(world, (other) => other.deleteWhere({ column: 'id', op: '=', value: 1n }));
    expect(await slower.optimize()).toMatchObject({ filesAdded: 1, filesRemoved: 2, binsSkipped: 1 });
    expect(await idsOf(world.table)).toEqual([2, 3, 4]);
  });

  it('update rows while files are put together: the update is made upon the compacted file', async () => {
    const world = await testTable();
    await world.table.append([person(1)]);
    await world.table.append([person(2)]);
    const slower = await overtaken(world, (other) => other.optimize());
    await slower.updateWhere(named('name 1'), (row) => ({ ...row, name: 'changed' }));
    expect(await rowsOf(world.table)).toEqual([person(1, 'a', 'changed'), person(2)]);
  });

  it.each<[string, (other: DeltaTable) => Promise<unknown>, string]>([
    ['a column', (other) => other.addColumns([field('more', 'string')]), 'metadata_changed'],
    ['a property', (other) => other.setProperties({ 'delta.appendOnly': 'true' }), 'metadata_changed'],
    ['a feature', (other) => other.setProperties({ 'delta.enableChangeDataFeed': 'true' }), 'protocol_changed'],
  ])('an append that is overtaken by %s fails', async (_, change, code) => {
    const world = await testTable();
    const slower = await overtaken(world, change);
    await expect(slower.append([person(1)])).rejects.toMatchObject({ name: 'DeltaError', code });
    expect(await idsOf(world.table)).toEqual([]);
  });

  it('an overwrite that is overtaken by a deletion and then by a column fails: its rows are of the older schema', async () => {
    const world = await testTable();
    await world.table.append([person(1)]);
    const slower = await overtaken(world, async (other) => {
      await other.deleteWhere({ column: 'id', op: '=', value: 1n });
      await other.addColumns([field('more', 'string')]);
    });
    await expect(slower.overwrite([person(2)])).rejects.toMatchObject({ code: 'metadata_changed' });
    expect(await idsOf(world.table)).toEqual([]);
  });

  it('blind appends do not disturb an update, unless the table is serializable', async () => {
    for (const [level, name] of [
      ['WriteSerializable', 'late'],
      ['Serializable', 'changed'],
    ] as const) {
      const world = await testTable({ properties: { 'delta.isolationLevel': level } });
      await world.table.append([person(1, 'a', 'late')]);
      const slower = await overtaken(world, (other) => other.append([person(2, 'a', 'late')]));
      await slower.updateWhere(named('late'), (row) => ({ ...row, name: 'changed' }));
      expect(await rowsOf(world.table)).toEqual([person(1, 'a', 'changed'), person(2, 'a', name)]);
    }
  });

  it('write one transaction both: it is applied once', async () => {
    const world = await testTable();
    const txn = { appId: 'app', version: 5n };
    const slower = await overtaken(world, (other) => other.append([person(1)], { txn }));
    expect(await slower.append([person(1)], { txn })).toMatchObject({
      version: 1,
      alreadyApplied: true,
      filesAdded: 0,
    });
    expect(await idsOf(world.table)).toEqual([1]);
  });

  it('of one application, the later transaction overtaken by an earlier one fails', async () => {
    const world = await testTable();
    const slower = await overtaken(world, (other) => other.append([person(1)], { txn: { appId: 'app', version: 5n } }));
    const later = slower.append([person(2)], { txn: { appId: 'app', version: 6n } });
    await expect(later).rejects.toMatchObject({ code: 'concurrent_transaction' });
  });

  it('give up after so many attempts, with the last conflict as cause', async () => {
    const world = await testTable();
    await world.table.append([person(0)]);
    const always = Array.from(
      { length: 9 },
      () => (other: DeltaTable) => other.updateWhere(named('name 0'), (row) => row),
    );
    const storage = overtaking(
      world.storage,
      always.map((turn) => () => turn(world.table)),
    );
    const slower = await openTable(storage, { ...world.options, commitAttempts: 3 });
    await expect(slower.updateWhere(named('name 0'), (row) => row)).rejects.toMatchObject({
      code: 'commit_attempts_exhausted',
      cause: { code: 'concurrent_delete_delete' },
    });
  });
});

describe('one handle', () => {
  it('commits what is written at the same time, one after another', async () => {
    const { table } = await testTable({ commitAttempts: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, id) => table.append([person(id)])));
    expect(results.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    expect((await idsOf(table)).length).toBe(20);
  });
});
