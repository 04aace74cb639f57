import { describe, expect, it } from 'vitest';
import { field, struct } from '../schema/types.ts';
import type { Row } from '../schema/value.ts';
import type { DeltaTable } from '../table.ts';
import { collect } from '../testing/collect.ts';
import { commitOf, dataPathsOf, person, testTable } from '../testing/write/table-fixture.ts';

const withFeed = { properties: { 'delta.enableChangeDataFeed': 'true' } };

async function changesOf(table: DeltaTable, version: number): Promise<string[]> {
  const rows = await collect(table.changes({ from: version, to: version }));
  return rows.map(({ _change_type, id, name }) => `${_change_type} ${id} ${name}`).sort();
}

async function changeFilesOf(storage: Parameters<typeof commitOf>[0], version: number): Promise<number> {
  return (await commitOf(storage, version)).filter(({ cdc }) => cdc !== undefined).length;
}

describe('the change data feed', () => {
  it('tells of an update each row before and after it', async () => {
    const { table } = await testTable(withFeed);
    await table.append([person(1), person(2)]);
    await table.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, name: 'x' }));
    expect(await changesOf(table, 2)).toEqual(['update_postimage 1 x', 'update_preimage 1 name 1']);
  });

  it('tells what a row was although the update changed it in place', async () => {
    const { table } = await testTable(withFeed);
    await table.append([person(1)]);
    const change = (row: Row): Row => Object.assign(row, { name: 'x' });
    await table.updateWhere({ column: 'id', op: '=', value: 1n }, change);
    expect(await changesOf(table, 2)).toEqual(['update_postimage 1 x', 'update_preimage 1 name 1']);
  });

  it('is refused where a column is called as one of its own, before and after', async () => {
    const refused = { code: 'schema_invalid' };
    const schema = struct(field('id', 'long'), field('_Change_Type', 'string'));
    await expect(testTable({ ...withFeed, schema })).rejects.toMatchObject(refused);
    const { table } = await testTable({ schema });
    await expect(table.setProperties(withFeed.properties)).rejects.toMatchObject(refused);
    const { table: other } = await testTable(withFeed);
    await expect(other.addColumns([field('_commit_version', 'long')])).rejects.toMatchObject(refused);
  });

  it('tells of a merge what was inserted, updated and deleted, and nothing of rows that were copied', async () => {
    const { table } = await testTable({ ...withFeed, partitionColumns: ['tenant'] });
    await table.append([person(1), person(2), person(3)]);
    await table.merge({ upsert: [person(1, 'b', 'x'), person(9)], deleteKeys: [{ id: 2n }] }, { key: ['id'] });
    expect(await changesOf(table, 2)).toEqual([
      'delete 2 name 2',
      'insert 9 name 9',
      'update_postimage 1 x',
      'update_preimage 1 name 1',
    ]);
  });

  it('tells of a delete the rows that went, of a file that stays and of one that goes', async () => {
    const { table } = await testTable(withFeed);
    await table.append([person(1), person(2)]);
    await table.append([person(3)]);
    await table.deleteWhere({ column: 'id', op: '>', value: 1n });
    expect(await changesOf(table, 3)).toEqual(['delete 2 name 2', 'delete 3 name 3']);
  });

  it('needs no files of its own where whole files come or go', async () => {
    const { table, storage } = await testTable({ ...withFeed, partitionColumns: ['tenant'] });
    await table.append([person(1), person(2, 'b')]);
    await table.merge({ upsert: [person(3)] }, { key: ['id'] });
    await table.deleteWhere({ column: 'tenant', op: '=', value: 'b' });
    await table.deleteWhere({ column: 'id', op: '>', value: 0n });
    await table.overwrite([person(4)]);
    for (const version of [1, 2, 3, 4, 5]) expect(await changeFilesOf(storage, version)).toBe(0);
    expect(await changesOf(table, 2)).toEqual(['insert 3 name 3']);
    expect(await changesOf(table, 4)).toEqual(['delete 1 name 1', 'delete 3 name 3']);
    expect((await dataPathsOf(storage)).some((path) => path.startsWith('_change_data/'))).toBe(false);
  });

  it('does not see that files were put together', async () => {
    const { table } = await testTable(withFeed);
    await table.append([person(1)]);
    await table.append([person(2)]);
    expect(await table.optimize()).toMatchObject({ version: 3, filesRemoved: 2 });
    expect(await changesOf(table, 3)).toEqual([]);
  });

  it('can be turned on later', async () => {
    const { table } = await testTable();
    await table.append([person(1)]);
    await table.setProperties({ 'delta.enableChangeDataFeed': 'true' });
    await table.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, name: 'x' }));
    expect(await changesOf(table, 3)).toEqual(['update_postimage 1 x', 'update_preimage 1 name 1']);
    await expect(changesOf(table, 1)).rejects.toMatchObject({ code: 'change_data_unavailable' });
  });
});
