import { describe, expect, it } from 'vitest';
import type { AddFile } from '../log/action.ts';
import { collect } from '../testing/collect.ts';
import { commitOf, idsOf, person, rowsOf, testTable } from '../testing/write/table-fixture.ts';
import { binsOf } from './bins.ts';

describe('putting files together', () => {
  it('keeps rows and their order, the oldest files first, and changes no data', async () => {
    const { table, storage, clock } = await testTable();
    for (const id of [3, 1, 2]) {
      clock.now += 1;
      await table.append([person(id)]);
    }
    expect(await table.optimize()).toMatchObject({ version: 4, filesAdded: 1, filesRemoved: 3 });
    const rows = await collect(table.read());
    expect(rows.map(({ id }) => id)).toEqual([3n, 1n, 2n]);
    const actions = await commitOf(storage, 4);
    expect(actions.flatMap(({ add, remove }) => (add ?? remove)?.dataChange ?? [])).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds nothing to do a second time', async () => {
    const { table } = await testTable();
    for (const id of [1, 2]) await table.append([person(id)]);
    await table.optimize();
    expect(await table.optimize()).toEqual({
      version: 3,
      filesAdded: 0,
      filesRemoved: 0,
      bytesAdded: 0,
      bytesRemoved: 0,
      binsSkipped: 0,
    });
  });

  it('makes one file of what compresses far better than it seems, and has nothing to do a second time', async () => {
    const { table } = await testTable();
    for (let commit = 0; commit < 4; commit++) {
      await table.append(Array.from({ length: 20_000 }, () => person(commit)));
    }
    const targetFileBytes = 100_000;
    expect(await table.optimize({ targetFileBytes })).toMatchObject({ filesAdded: 1, filesRemoved: 4 });
    expect(await table.optimize({ targetFileBytes })).toMatchObject({ filesAdded: 0, filesRemoved: 0 });
  });

  it('stays within partitions, and within those that are asked for', async () => {
    const { table } = await testTable({ partitionColumns: ['tenant'] });
    for (const id of [1, 2]) for (const tenant of ['a', 'b', null]) await table.append([person(id, tenant)]);
    const where = { column: 'tenant', op: '=', value: 'b' } as const;
    expect(await table.optimize({ where })).toMatchObject({ filesAdded: 1, filesRemoved: 2 });
    expect(await table.optimize()).toMatchObject({ filesAdded: 2, filesRemoved: 4 });
    expect((await rowsOf(table)).length).toBe(6);
    await expect(table.optimize({ where: { column: 'id', op: '=', value: 1n } })).rejects.toMatchObject({
      code: 'option_invalid',
    });
  });

  it('leaves files of the target size alone', async () => {
    const { table } = await testTable();
    for (const id of [1, 2]) await table.append([person(id)]);
    expect(await table.optimize({ targetFileBytes: 10 })).toMatchObject({ filesRemoved: 0 });
    expect(await idsOf(table)).toEqual([1, 2]);
  });
});

describe('bins', () => {
  const file = (path: string, size: number, modificationTime: number, partition = 'a'): AddFile => ({
    path,
    size,
    modificationTime,
    partitionValues: { partition },
    dataChange: true,
  });
  const paths = (files: readonly AddFile[], target: number) =>
    binsOf(files, target).map((bin) => bin.files.map(({ path }) => path).join(''));

  it('hold files up to the target, by age; a file alone stays as it is', () => {
    expect(
      paths([file('c', 40, 3), file('a', 40, 1), file('b', 40, 2), file('d', 90, 4), file('e', 20, 5)], 100),
    ).toEqual(['ab']);
    expect(paths([file('a', 10, 1), file('b', 100, 2), file('c', 10, 3)], 100)).toEqual(['ac']);
  });

  it('never mix partitions', () => {
    expect(paths([file('a', 1, 1), file('b', 1, 2, 'b'), file('c', 1, 3), file('d', 1, 4, 'b')], 100)).toEqual([
      'ac',
      'bd',
    ]);
  });
});
