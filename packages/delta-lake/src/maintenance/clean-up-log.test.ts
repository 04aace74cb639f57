import { describe, expect, it } from 'vitest';
import { formatCommit } from '../log/commit-lines.ts';
import { commitPath } from '../log/log-files.ts';
import { openTable } from '../table.ts';
import { day, idsOf, pathsOf, person, type TestTable, testTable } from '../testing/write/table-fixture.ts';

const versionsIn = async ({ storage }: TestTable, ending: string): Promise<number[]> =>
  (await pathsOf(storage, '_delta_log/0'))
    .filter((path) => path.endsWith(ending))
    .map((path) => Number(path.slice(11, 31)));

/** A version each day, from day 1 on. */
async function tableOfDays(days: number, properties: Record<string, string> = {}): Promise<TestTable> {
  const world = await testTable({ properties: { 'delta.enableExpiredLogCleanup': 'false', ...properties } });
  for (let version = 1; version <= days; version++) {
    world.clock.now += day;
    await world.table.append([person(version)]);
  }
  return world;
}

describe('the log’s cleanup', () => {
  it('keeps every version within the retention readable, and takes those before', async () => {
    const world = await tableOfDays(45);
    const { table, storage, options } = world;
    // day 45: versions up to 15 are 30 days old; 15 was the newest then, and the checkpoint of 10 leads to it
    const { removed, oldestVersion } = await table.cleanUpLog();
    expect(oldestVersion).toBe(10);
    expect(removed.length).toBe(10);
    expect((await versionsIn(world, '.json'))[0]).toBe(10);
    expect(await versionsIn(world, '.parquet')).toEqual([10, 20, 30, 40]);
    const reopened = await openTable(storage, options);
    for (let version = 10; version <= 45; version++) {
      expect((await idsOf(reopened, { version })).length).toBe(version);
    }
    await expect(idsOf(reopened, { version: 9 })).rejects.toMatchObject({ code: 'version_not_found' });
  });

  it('comes with checkpoints, unless the table says otherwise', async () => {
    for (const enabled of ['true', 'false']) {
      const world = await tableOfDays(50, { 'delta.enableExpiredLogCleanup': enabled });
      expect((await versionsIn(world, '.json'))[0]).toBe(enabled === 'true' ? 20 : 0);
    }
  });

  it('does not lose the commit of a writer whose rows came for longer than the retention', async () => {
    const world = await tableOfDays(1, { 'delta.enableExpiredLogCleanup': 'true' });
    const slow = await openTable(world.storage, world.options);
    const rows = async function* () {
      for (let version = 2; version <= 45; version++) {
        world.clock.now += day;
        await world.table.append([person(version)]);
      }
      yield person(100);
    };
    // version 2, which it would have taken, is free again: the others have gone on from there
    await expect(slow.append(rows())).rejects.toMatchObject({ code: 'log_incomplete' });
    expect((await idsOf(await openTable(world.storage, world.options))).length).toBe(45);
    expect((await versionsIn(world, '.json'))[0]).toBe(10);
  });

  it('is refused where the table has what we do not know, and so is a checkpoint, which would lose it', async () => {
    const world = await tableOfDays(1);
    const protocol = { minReaderVersion: 1, minWriterVersion: 7, writerFeatures: ['domainMetadata', 'rowTracking'] };
    await world.storage.put(commitPath(2), formatCommit([{ protocol }]));
    const refused = { code: 'feature_unsupported', feature: 'rowTracking' };
    await expect(world.table.checkpoint()).rejects.toMatchObject(refused);
    await expect(world.table.cleanUpLog()).rejects.toMatchObject(refused);
  });

  it('does nothing without a checkpoint that is old enough', async () => {
    const { table } = await tableOfDays(50, { 'delta.checkpointInterval': '100' });
    expect(await table.cleanUpLog()).toEqual({ removed: [], oldestVersion: null });
    await table.checkpoint();
    expect((await table.cleanUpLog()).removed).toEqual([]);
  });

  it('goes by in-commit timestamps where the table has them, not by when objects were stored', async () => {
    const world = await tableOfDays(45, { 'delta.enableInCommitTimestamps': 'true' });
    const { storage, table } = world;
    for (const path of await pathsOf(storage, '_delta_log/')) {
      // as after copying the table elsewhere
      await storage.put(path, (await storage.get(path)) ?? new Uint8Array());
    }
    expect((await table.cleanUpLog()).oldestVersion).toBe(10);
  });

  it('does not count on a multi-part checkpoint that lacks a part', async () => {
    const world = await tableOfDays(45);
    const { storage, table } = world;
    const path = '_delta_log/00000000000000000010.checkpoint';
    const bytes = (await storage.get(`${path}.parquet`)) ?? new Uint8Array();
    await storage.remove([`${path}.parquet`]);
    const date = world.clock.now;
    world.clock.now = date - 40 * day;
    await storage.put(`${path}.0000000001.0000000002.parquet`, bytes);
    world.clock.now = date;
    expect((await table.cleanUpLog()).removed).toEqual([]);
  });

  it('takes checksums and compacted logs along', async () => {
    const { storage, table } = await tableOfDays(45);
    const others = ['00000000000000000003.crc', '00000000000000000003.00000000000000000005.compacted.json'];
    for (const name of others) await storage.put(`_delta_log/${name}`, Uint8Array.of(1));
    const { removed } = await table.cleanUpLog();
    expect(removed).toEqual(expect.arrayContaining(others.map((name) => `_delta_log/${name}`)));
  });
});
