import { describe, expect, it } from 'vitest';
import { arrayOf, decimal, field, struct } from '../schema/types.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { openTable } from '../table.ts';
import { faultyStorage } from '../testing/write/faulty-storage.ts';
import { commitOf, idsOf, person, rowsOf, testTable } from '../testing/write/table-fixture.ts';

const byId = { key: ['id'] };

/** Notes which data files are read. */
function watched(storage: TableStorage): { readonly storage: TableStorage; readonly read: Set<string> } {
  const read = new Set<string>();
  const watching = faultyStorage(storage, ({ operation, path }) => {
    if (operation.startsWith('get') && !path.startsWith('_delta_log/')) read.add(path);
    return undefined;
  });
  return { storage: watching, read };
}

describe('a merge', () => {
  it('inserts, replaces and deletes rows by key in one version', async () => {
    const { table } = await testTable();
    await table.append([person(1), person(2), person(3)]);
    const changes = { upsert: [person(2, 'b', 'new'), person(4)], deleteKeys: [{ id: 3n }, { id: 99n }] };
    const result = await table.merge(changes, byId);
    expect(result).toMatchObject({ version: 2, inserted: 1, updated: 1, deleted: 1 });
    expect(await rowsOf(table)).toEqual([person(1), person(2, 'b', 'new'), person(4)]);
    expect(await rowsOf(table, { version: 1 })).toEqual([person(1), person(2), person(3)]);
  });

  it('moves a row to another partition', async () => {
    const { table } = await testTable({ partitionColumns: ['tenant'] });
    await table.append([person(1, 'a'), person(2, 'b')]);
    expect(await table.merge({ upsert: [person(1, 'b')] }, byId)).toMatchObject({ updated: 1, inserted: 0 });
    expect(await rowsOf(table)).toEqual([person(1, 'b'), person(2, 'b')]);
    expect((await table.snapshot()).files.size).toBe(2);
  });

  it('looks only for rows within the filter: others of the same key stay', async () => {
    const { table } = await testTable();
    await table.append([person(1, 'old', 'was'), person(1, 'open', 'is')]);
    const within = { column: 'tenant', op: '=', value: 'open' } as const;
    await table.merge({ upsert: [person(1, 'old', 'became old')] }, { ...byId, within });
    expect((await rowsOf(table)).map(({ name }) => name).sort()).toEqual(['became old', 'was']);
  });

  it('replaces every row of a key that the table holds more than once', async () => {
    const { table } = await testTable();
    await table.append([person(1)]);
    await table.append([person(1), person(1)]);
    expect(await table.merge({ upsert: [person(1, 'a', 'x')] }, byId)).toMatchObject({ updated: 3, inserted: 0 });
  });

  it('by several columns does not mix them up', async () => {
    const { table } = await testTable();
    await table.append([person(1, 'a', 'bc'), person(1, 'ab', 'c')]);
    await table.merge({ deleteKeys: [{ tenant: 'ab', name: 'c' }] }, { key: ['tenant', 'name'] });
    expect(await rowsOf(table)).toEqual([person(1, 'a', 'bc')]);
  });

  it('finds decimals however many zeros the key has', async () => {
    const schema = struct(field('id', 'long'), field('price', decimal(10, 2)));
    const { table } = await testTable({ schema });
    await table.append([{ id: 1n, price: '1.50' }]);
    expect(await table.merge({ upsert: [{ id: 2n, price: '1.5' }] }, { key: ['price'] })).toMatchObject({ updated: 1 });
    const { table: days } = await testTable({ schema: struct(field('day', 'date')) });
    await days.append([{ day: '2026-01-02' }]);
    expect(await days.merge({ upsert: [{ day: '+2026-01-02' }] }, { key: ['day'] })).toMatchObject({ updated: 1 });
  });

  it('never finds a stored row whose key is null', async () => {
    const { table } = await testTable();
    await table.append([person(1, null), person(2, 'null')]);
    await table.merge({ deleteKeys: [{ tenant: 'null' }] }, { key: ['tenant'] });
    expect(await idsOf(table)).toEqual([1]);
  });

  it('reads only files that may hold the keys: by partition, by statistics, by the filter', async () => {
    const world = await testTable({ partitionColumns: ['tenant'] });
    for (const tenant of ['a', 'b']) {
      for (const first of [0, 100, 200]) await world.table.append([person(first, tenant), person(first + 9, tenant)]);
    }
    const { storage, read } = watched(world.storage);
    const table = await openTable(storage, world.options);
    await table.merge({ upsert: [person(105, 'a'), person(150, 'a')] }, { key: ['tenant', 'id'] });
    expect(read.size).toBe(1);
    read.clear();
    await table.merge(
      { deleteKeys: [{ id: 5n }, { id: 203n }] },
      { ...byId, within: { column: 'tenant', op: '=', value: 'b' } },
    );
    expect(read.size).toBe(2);
  });

  it('does not rewrite files that hold none of the keys', async () => {
    const { table, storage } = await testTable();
    await table.append([person(1), person(9)]);
    await table.append([person(4), person(6)]);
    await table.merge({ upsert: [person(5)], deleteKeys: [{ id: 4n }] }, byId);
    const removed = (await commitOf(storage, 3)).filter(({ remove }) => remove !== undefined);
    expect(removed.length).toBe(1);
    expect(await idsOf(table)).toEqual([1, 5, 6, 9]);
  });

  it('with nothing to do makes no version', async () => {
    const { table } = await testTable();
    expect(await table.merge({}, byId)).toMatchObject({ version: 0, inserted: 0 });
    expect(await table.merge({ deleteKeys: [{ id: 1n }] }, byId)).toMatchObject({ version: 0, deleted: 0 });
  });

  it.each<[string, Parameters<Awaited<ReturnType<typeof testTable>>['table']['merge']>, string, string]>([
    ['two upserts of one key', [{ upsert: [person(1), person(2), person(1)] }, byId], 'duplicate_key', 'rows 0 and 2'],
    [
      'a key to upsert and to delete',
      [{ upsert: [person(1)], deleteKeys: [{ id: 1n }] }, byId],
      'duplicate_key',
      'row 0',
    ],
    [
      'a key that is null',
      [{ upsert: [person(1, null)] }, { key: ['tenant'] }],
      'value_invalid',
      'column tenant, row 0',
    ],
    ['a key of another type', [{ deleteKeys: [{ id: 1 }] }, byId], 'value_invalid', 'column id, row 0 of the keys'],
    [
      'more than the key to delete',
      [{ deleteKeys: [person(1)] }, byId],
      'schema_mismatch',
      'row 0: the table has no column',
    ],
    ['an unknown column', [{ upsert: [{ id: 1n, mail: 'x' }] }, byId], 'schema_mismatch', 'no column mail'],
    [
      'a value of another type',
      [{ upsert: [person(1), { id: 2n, name: 5 }] }, byId],
      'value_invalid',
      'column name, row 1',
    ],
    ['an unknown key', [{}, { key: ['x'] }], 'option_invalid', 'no column x'],
    ['no key', [{}, { key: [] }], 'option_invalid', 'at least one column'],
  ])('is refused for %s', async (_, [changes, options], code, message) => {
    const { table } = await testTable();
    await table.append([person(2)]);
    const failed = table.merge(changes, options);
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect((await table.snapshot()).version).toBe(1);
  });

  it('is refused for a key of a list', async () => {
    const { table } = await testTable({ schema: struct(field('id', 'long'), field('l', arrayOf('long'))) });
    await expect(table.merge({}, { key: ['l'] })).rejects.toMatchObject({ code: 'option_invalid' });
  });
});

describe('rows deleted by a filter', () => {
  it('go with their files where the filter is over partitions alone, and no file is read', async () => {
    const world = await testTable({ partitionColumns: ['tenant'] });
    await world.table.append([person(1, 'a'), person(2, 'b'), person(3, null)]);
    const { storage, read } = watched(world.storage);
    const table = await openTable(storage, world.options);
    expect(await table.deleteWhere({ column: 'tenant', op: '!=', value: 'b' })).toMatchObject({
      deleted: 1,
      filesRemoved: 1,
    });
    expect(read.size).toBe(0);
    expect(await idsOf(table)).toEqual([2, 3]);
  });

  it('leave a file that loses all of them removed, without another', async () => {
    const { table } = await testTable();
    await table.append([person(1), person(2)]);
    expect(await table.deleteWhere({ column: 'id', op: '<', value: 9n })).toMatchObject({
      deleted: 2,
      filesAdded: 0,
      filesRemoved: 1,
    });
    expect(await idsOf(table)).toEqual([]);
  });

  it('whose comparison is with null stay', async () => {
    const { table } = await testTable();
    await table.append([person(1, 'a', null), person(2, 'a', 'x')]);
    await table.deleteWhere({ not: { column: 'name', op: '=', value: 'y' } });
    expect(await idsOf(table)).toEqual([1]);
  });
});

describe('rows updated by a filter', () => {
  it('that become invalid are refused, and nothing is written', async () => {
    const { table } = await testTable();
    await table.append([person(1)]);
    const update = (change: object) =>
      table.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, ...change }));
    await expect(update({ mail: 'x' })).rejects.toMatchObject({ code: 'schema_mismatch' });
    await expect(update({ id: null })).rejects.toMatchObject({ code: 'value_invalid' });
    expect((await table.snapshot()).version).toBe(1);
  });
});

describe('rows overwritten', () => {
  it('are all gone, also when there are no new ones', async () => {
    const { table } = await testTable();
    await table.append([person(1)]);
    expect(await table.overwrite([], { txn: { appId: 'app', version: 1n } })).toMatchObject({
      version: 2,
      filesRemoved: 1,
    });
    expect(await table.overwrite([], { txn: { appId: 'app', version: 2n } })).toMatchObject({
      version: 3,
      filesRemoved: 0,
    });
    expect(await idsOf(table)).toEqual([]);
  });

  it('in some partitions only leave the others, and must lie in them', async () => {
    const { table } = await testTable({ partitionColumns: ['tenant'] });
    await table.append([person(1, 'a'), person(2, 'b')]);
    const where = { column: 'tenant', op: '=', value: 'a' } as const;
    await table.overwrite([person(3, 'a')], { where });
    expect(await idsOf(table)).toEqual([2, 3]);
    await expect(table.overwrite([person(4, 'a'), person(5, 'b')], { where })).rejects.toMatchObject({
      code: 'value_invalid',
      message: expect.stringContaining('row 1'),
    });
    await expect(table.overwrite([], { where: { column: 'id', op: '=', value: 1n } })).rejects.toMatchObject({
      code: 'option_invalid',
    });
  });
});
