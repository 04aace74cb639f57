import { describe, expect, it } from 'vitest';
import { formatCommit } from '../log/commit-lines.ts';
import { commitPath } from '../log/log-files.ts';
import { arrayOf, field, struct } from '../schema/types.ts';
import { openTable } from '../table.ts';
import { featureProtocol, metadataAction, tableOf } from '../testing/log/log-fixture.ts';
import { readFooter } from '../testing/write/parquet-footer.ts';
import { commitOf, dataPathsOf, idsOf, person, rowsOf, testTable } from '../testing/write/table-fixture.ts';

describe('a table that takes new rows only', () => {
  it('refuses what changes or removes rows, and may be compacted', async () => {
    const { table } = await testTable({ properties: { 'delta.appendOnly': 'true' } });
    await table.append([person(1)]);
    await table.append([person(2)]);
    const refused = { code: 'append_only' };
    const all = { column: 'id', op: '>', value: 0n } as const;
    await expect(table.overwrite([person(3)])).rejects.toMatchObject(refused);
    await expect(table.deleteWhere(all)).rejects.toMatchObject(refused);
    await expect(table.updateWhere(all, (row) => row)).rejects.toMatchObject(refused);
    await expect(table.merge({ upsert: [person(1)] }, { key: ['id'] })).rejects.toMatchObject(refused);
    expect(await table.merge({ upsert: [person(3)] }, { key: ['id'] })).toMatchObject({ inserted: 1 });
    expect(await table.optimize()).toMatchObject({ filesRemoved: 3 });
    await table.setProperties({ 'delta.appendOnly': null });
    await table.deleteWhere({ column: 'id', op: '=', value: 1n });
    expect(await idsOf(table)).toEqual([2, 3]);
  });
});

describe('columns without statistics', () => {
  it('have none in the log, in checkpoints or in footers of files, after any operation', async () => {
    const { table, storage } = await testTable({
      properties: {
        'delta.dataSkippingStatsColumns': 'id,tenant',
        'delta.enableChangeDataFeed': 'true',
        'delta.parquet.compression.codec': 'uncompressed',
      },
    });
    await table.append([person(1, 'a', 'personal 1'), person(2, 'a', 'personal 2')]);
    await table.updateWhere({ column: 'id', op: '=', value: 1n }, (row) => ({ ...row, name: 'personal 3' }));
    await table.merge({ upsert: [person(2, 'b', 'personal 4'), person(3)] }, { key: ['id'] });
    await table.append([person(4, 'a', 'personal 5')]);
    await table.optimize();
    await table.checkpoint();
    for (let version = 1; version <= 5; version++) {
      const text = new TextDecoder().decode((await storage.get(commitPath(version))) ?? undefined);
      expect(text).not.toMatch(/personal|nullCount\\":\{[^}]*name/);
    }
    for (const path of await dataPathsOf(storage)) {
      const footer = await readFooter((await storage.get(path)) ?? new Uint8Array());
      expect(footer.filter(({ hasStatistics }) => hasStatistics).map(({ column }) => column)).toEqual(['id', 'tenant']);
    }
    const checkpoint = await storage.get('_delta_log/00000000000000000005.checkpoint.parquet');
    expect(new TextDecoder('latin1').decode(checkpoint ?? undefined)).not.toContain('personal');
  });
});

describe('in-commit timestamps', () => {
  it('rise although the clock stands still or goes back', async () => {
    const { table, storage, clock } = await testTable({ properties: { 'delta.enableInCommitTimestamps': 'true' } });
    const start = clock.now;
    await table.append([person(1)]);
    await table.append([person(2)]);
    clock.now -= 60_000;
    const { timestamp } = await table.append([person(3)]);
    expect(timestamp).toBe(start + 3);
    const infos = await Promise.all(
      [0, 1, 2, 3].map(async (version) => (await commitOf(storage, version))[0]?.commitInfo),
    );
    expect(infos.map((info) => info?.inCommitTimestamp)).toEqual([start, start + 1, start + 2, start + 3]);
  });

  it('that are turned on later say since when, and are later than what was committed before', async () => {
    const { table, storage, clock } = await testTable();
    await table.append([person(1)]);
    const before = clock.now;
    const { version, timestamp } = await table.setProperties({ 'delta.enableInCommitTimestamps': 'true' });
    expect(timestamp).toBeGreaterThan(before);
    expect((await commitOf(storage, version))[0]?.commitInfo?.inCommitTimestamp).toBe(timestamp);
    expect((await table.snapshot()).metadata.configuration).toEqual({
      'delta.enableInCommitTimestamps': 'true',
      'delta.inCommitTimestampEnablementVersion': '2',
      'delta.inCommitTimestampEnablementTimestamp': String(timestamp),
    });
    await table.append([person(2)]);
    expect(await idsOf(table, { timestamp: timestamp + 1 })).toEqual([1, 2]);
    expect(await idsOf(table, { timestamp })).toEqual([1]);
  });
});

describe('columns that are added', () => {
  it('are null in older rows, and keep being so when these are rewritten', async () => {
    const { table, storage, options } = await testTable();
    await table.append([person(1)]);
    await table.addColumns([field('tags', arrayOf('string')), field('seen', 'timestamp_ntz')]);
    await table.append([{ ...person(2), tags: ['x'], seen: 5n }]);
    await table.optimize();
    const expected = [
      { ...person(1), tags: null, seen: null },
      { ...person(2), tags: ['x'], seen: 5n },
    ];
    expect(await rowsOf(table)).toEqual(expected);
    const reopened = await openTable(storage, options);
    expect(await rowsOf(reopened)).toEqual(expected);
    expect((await reopened.snapshot()).protocol.readerFeatures).toEqual(['timestampNtz']);
    expect(await rowsOf(table, { version: 1 })).toEqual([person(1)]);
  });

  it.each([
    ['that cannot be null', field('x', 'long', { nullable: false })],
    ['with a name that is there in another case', field('NAME', 'long')],
    ['with an invalid name', field('a,b', 'long')],
  ])('%s are refused', async (_, column) => {
    const { table } = await testTable();
    await expect(table.addColumns([column])).rejects.toMatchObject({ code: 'schema_invalid' });
  });
});

describe('properties', () => {
  it('are set and taken away, others stay', async () => {
    const { table } = await testTable({ properties: { owner: 'us', 'delta.checkpointInterval': '5' } });
    await table.setProperties({
      'delta.checkpointInterval': null,
      'delta.logRetentionDuration': 'interval 2 days',
      owner: 'you',
    });
    const { metadata, properties } = await table.snapshot();
    expect(metadata.configuration).toEqual({ owner: 'you', 'delta.logRetentionDuration': 'interval 2 days' });
    expect(properties).toMatchObject({ checkpointInterval: 10, logRetentionMs: 2 * 86_400_000 });
  });

  it.each([
    ['an unknown one of Delta', { 'delta.unknown': 'x' }, 'feature_unsupported'],
    ['one with a wrong value', { 'delta.appendOnly': 'perhaps' }, 'option_invalid'],
    ['an isolation level that does not exist', { 'delta.isolationLevel': 'None' }, 'option_invalid'],
  ])('are refused: %s', async (_, properties, code) => {
    const { table } = await testTable();
    await expect(table.setProperties(properties)).rejects.toMatchObject({ code });
    expect((await table.snapshot()).version).toBe(0);
  });
});

describe('a table with a feature that we cannot write', () => {
  it.each([['rowTracking'], ['clustering'], ['icebergCompatV2']])(
    '%s: is read and not written, by name',
    async (feature) => {
      const storage = await tableOf([
        { protocol: { minReaderVersion: 1, minWriterVersion: 7, writerFeatures: [feature] } },
        metadataAction(),
      ]);
      const table = await openTable(storage);
      expect(await rowsOf(table)).toEqual([]);
      for (const write of [
        () => table.append([{ id: 1n }]),
        () => table.setProperties({ a: 'b' }),
        () => table.optimize(),
        () => table.vacuum(),
      ]) {
        await expect(write()).rejects.toMatchObject({ code: 'feature_unsupported', feature });
      }
    },
  );

  it('column mapping: is refused although the feature is known', async () => {
    const schema = struct(
      field('id', 'long', { metadata: { 'delta.columnMapping.id': 1, 'delta.columnMapping.physicalName': 'c' } }),
    );
    const storage = await tableOf([
      featureProtocol(['columnMapping']),
      metadataAction(schema, { configuration: { 'delta.columnMapping.mode': 'name' } }),
    ]);
    const table = await openTable(storage);
    await expect(table.append([{ id: 1n }])).rejects.toMatchObject({ feature: 'columnMapping' });
  });

  it('of an older protocol that may hold unknown duties gets no new feature', async () => {
    const storage = await tableOf([{ protocol: { minReaderVersion: 1, minWriterVersion: 3 } }, metadataAction()]);
    const table = await openTable(storage);
    await table.append([{ id: 1n }]);
    const turnOn = table.setProperties({ 'delta.enableInCommitTimestamps': 'true' });
    await expect(turnOn).rejects.toMatchObject({ feature: 'inCommitTimestamp' });
  });

  it('of listed features gets appendOnly among them when it shall take new rows only', async () => {
    const storage = await tableOf([
      { protocol: { minReaderVersion: 1, minWriterVersion: 7, writerFeatures: ['domainMetadata'] } },
      metadataAction(),
    ]);
    const table = await openTable(storage);
    await table.setProperties({ 'delta.appendOnly': 'true' });
    expect((await table.snapshot()).protocol.writerFeatures).toEqual(['domainMetadata', 'appendOnly']);
  });

  it('appears while a handle is open: the next write is refused', async () => {
    const { table, storage } = await testTable();
    const protocol = { minReaderVersion: 1, minWriterVersion: 7, writerFeatures: ['rowTracking'] };
    await storage.put(commitPath(1), formatCommit([{ protocol }]));
    await expect(table.append([person(1)])).rejects.toMatchObject({ feature: 'rowTracking' });
  });
});
