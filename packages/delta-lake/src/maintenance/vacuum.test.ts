import { describe, expect, it } from 'vitest';
import { openTable } from '../table.ts';
import { dataPathsOf, day, idsOf, person, testTable } from '../testing/write/table-fixture.ts';
import { isHidden } from './hidden-path.ts';

const all = { column: 'id', op: '>=', value: 0n } as const;
const now = { retentionMs: 0, allowShortRetention: true } as const;

describe('vacuum', () => {
  it('removes files once no version within the retention needs them', async () => {
    const { table, clock, storage } = await testTable();
    await table.append([person(1)]);
    clock.now += 5 * day;
    await table.overwrite([person(2)]);
    clock.now += 6 * day;
    expect(await table.vacuum()).toEqual({ removed: [], bytesRemoved: 0 });
    expect(await idsOf(table, { version: 1 })).toEqual([1]);
    clock.now += 2 * day;
    const { removed, bytesRemoved } = await table.vacuum();
    expect(removed.length).toBe(1);
    expect(bytesRemoved).toBeGreaterThan(0);
    expect(await idsOf(table)).toEqual([2]);
    expect((await dataPathsOf(storage)).length).toBe(1);
    await expect(idsOf(table, { version: 1 })).rejects.toMatchObject({ code: 'file_not_found' });
  });

  it('only tells in a dry run', async () => {
    const { table, storage } = await testTable();
    await table.append([person(1)]);
    await table.deleteWhere(all);
    const before = await dataPathsOf(storage);
    expect(await table.vacuum({ ...now, dryRun: true })).toMatchObject({ removed: before });
    expect(await dataPathsOf(storage)).toEqual(before);
    expect(await table.vacuum(now)).toMatchObject({ removed: before });
  });

  it('removes what writers left behind who never committed, once it is old', async () => {
    const { table, storage, clock } = await testTable();
    await storage.put('part-00000-abandoned.parquet', Uint8Array.of(1));
    clock.now += 6 * day;
    expect((await table.vacuum()).removed).toEqual([]);
    clock.now += 2 * day;
    expect((await table.vacuum()).removed).toEqual(['part-00000-abandoned.parquet']);
  });

  it('refuses a shorter retention than the table’s, unless it is allowed', async () => {
    const { table } = await testTable();
    await expect(table.vacuum({ retentionMs: day })).rejects.toMatchObject({ code: 'retention_too_short' });
    await expect(table.vacuum({ retentionMs: -1, allowShortRetention: true })).rejects.toMatchObject({
      code: 'option_invalid',
    });
    await table.setProperties({ 'delta.deletedFileRetentionDuration': 'interval 1 day' });
    await table.vacuum({ retentionMs: day });
  });

  it('leaves the log, hidden files and folders, and files that are in use', async () => {
    const { table, storage } = await testTable({ partitionColumns: ['tenant'] });
    await table.append([person(1, '日本 %/='), person(2, null)]);
    const kept = [
      '.hidden.parquet',
      '_other/x.parquet',
      'tenant=a/_temporary/x',
      '_delta_index/x',
      'tenant=a/.part.crc',
    ];
    for (const path of [...kept, 'tenant=a/gone.parquet']) await storage.put(path, Uint8Array.of(1));
    expect((await table.vacuum(now)).removed).toEqual(['tenant=a/gone.parquet']);
    expect(await idsOf(table)).toEqual([1, 2]);
    expect(await dataPathsOf(storage)).toEqual(expect.arrayContaining(kept));
  });

  it('keeps change data files as long as their versions', async () => {
    const { table, storage, clock } = await testTable({ properties: { 'delta.enableChangeDataFeed': 'true' } });
    await table.append([person(1), person(2)]);
    clock.now += day;
    await table.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, name: 'x' }));
    await storage.put('_change_data/cdc-00000-abandoned.parquet', Uint8Array.of(1));
    const changeFiles = async () =>
      (await dataPathsOf(storage)).filter((path) => path.startsWith('_change_data/')).length;
    clock.now += 6 * day;
    await table.vacuum();
    expect(await changeFiles()).toBe(2);
    clock.now += 2 * day;
    await table.vacuum();
    expect(await changeFiles()).toBe(0);
    expect(await idsOf(table)).toEqual([1, 2]);
  });

  it('keeps change data files of a version committed later than the files were written', async () => {
    const { table, storage, clock } = await testTable({ properties: { 'delta.enableChangeDataFeed': 'true' } });
    await table.append([person(1), person(2)]);
    const slow = await openTable(
      {
        ...storage,
        putIfAbsent: async (path, bytes) => {
          clock.now += 2 * day;
          return await storage.putIfAbsent(path, bytes);
        },
      },
      { now: () => clock.now },
    );
    await slow.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, name: 'x' }));
    await table.vacuum({ retentionMs: day, allowShortRetention: true });
    expect((await dataPathsOf(storage)).some((path) => path.startsWith('_change_data/'))).toBe(true);
  });

  it('keeps what a longer retention than the table’s needs, although the checkpoint forgot it', async () => {
    const { table, clock, storage, options } = await testTable();
    await table.append([person(1)]);
    clock.now += 15 * day;
    await table.overwrite([person(2)]);
    clock.now += 15 * day;
    await table.checkpoint();
    const reopened = await openTable(storage, options);
    expect((await reopened.snapshot()).tombstones.size).toBe(0);
    expect((await reopened.vacuum({ retentionMs: 20 * day })).removed).toEqual([]);
    expect(await idsOf(reopened, { version: 1 })).toEqual([1]);
  });
});

describe('what is hidden from vacuum', () => {
  it.each([
    ['part-0.parquet', false],
    ['a=1/part-0.parquet', false],
    ['_delta_log/0.json', true],
    ['_change_data/cdc.parquet', false],
    ['_change_data/a=1/cdc.parquet', false],
    ['a=1/_change_data/x', true],
    ['_p=1/part-0.parquet', false],
    ['_q=1/part-0.parquet', true],
    ['_x%3Ay=1/part-0.parquet', false],
    ['.x', true],
  ])('%s: %s', (path, hidden) => {
    expect(isHidden(path, ['a', '_p', '_x:y'])).toBe(hidden);
  });
});
