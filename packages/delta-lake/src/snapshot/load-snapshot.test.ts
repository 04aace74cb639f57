import { expect, test } from 'vitest';
import type { Action, Metadata } from '../log/action.ts';
import { commitPath, lastCheckpointPath } from '../log/log-files.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import {
  addAction,
  featureProtocol,
  metadataAction,
  oldProtocol,
  removeAction,
  tableOf,
} from '../testing/log/log-fixture.ts';
import { advanceSnapshot, applyCommits } from './advance-snapshot.ts';
import { loadSnapshot } from './load-snapshot.ts';

const start: readonly Action[] = [oldProtocol, metadataAction()];
const pathsOf = (files: ReadonlyMap<string, unknown>) => [...files.keys()].toSorted();
const code = (value: string) => expect.objectContaining({ name: 'DeltaError', code: value });

test('a table is what its commits add up to', async () => {
  const storage = await tableOf(
    [...start, addAction('a'), addAction('b')],
    [removeAction('a', 5), addAction('c'), { txn: { appId: 'importer', version: 1n } }],
    [addAction('a', { size: 7 }), removeAction('b', 6), { txn: { appId: 'importer', version: 2n } }],
    [
      { domainMetadata: { domain: 'd', configuration: '1', removed: false } },
      { domainMetadata: { domain: 'e', configuration: '1', removed: false } },
    ],
    [{ domainMetadata: { domain: 'e', configuration: '1', removed: true } }],
  );
  const snapshot = await loadSnapshot(storage);
  expect(snapshot.version).toBe(4);
  expect(pathsOf(snapshot.files)).toEqual(['a', 'c']);
  expect(snapshot.files.get('a')?.size).toBe(7);
  expect(pathsOf(snapshot.tombstones)).toEqual(['b']);
  expect(snapshot.transactions.get('importer')?.version).toBe(2n);
  expect([...snapshot.domains.keys()]).toEqual(['d']);
  expect(snapshot.timestamp).toBe(5000);
});

test('a file with another deletion vector takes the place of the file, in whatever order the log says so', async () => {
  const vector = { storageType: 'i', pathOrInlineDv: 'x', sizeInBytes: 1, cardinality: 1 } as const;
  const storage = await tableOf(
    [...start, addAction('a')],
    [addAction('a', { deletionVector: vector }), { remove: { path: 'a', dataChange: true } }],
    [
      { remove: { path: 'a', dataChange: true, deletionVector: vector } },
      addAction('a', { deletionVector: { ...vector, offset: 1 } }),
    ],
  );
  expect([...(await loadSnapshot(storage)).files.values()].map(({ deletionVector }) => deletionVector?.offset)).toEqual(
    [1],
  );
  expect(
    [...(await loadSnapshot(storage, { version: 1 })).files.values()].map(({ deletionVector }) => deletionVector),
  ).toEqual([vector]);
});

test('a removal finds its file however the path is encoded', async () => {
  const storage = await tableOf([...start, addAction('a%20b')], [removeAction('a b')]);
  expect((await loadSnapshot(storage)).files.size).toBe(0);
});

test('earlier versions and moments can be read', async () => {
  const storage = await tableOf([...start, addAction('a')], [addAction('b')], [addAction('c')]);
  expect(pathsOf((await loadSnapshot(storage, { version: 1 })).files)).toEqual(['a', 'b']);
  for (const [timestamp, version] of [
    [1000, 0],
    [1999, 0],
    [2000, 1],
    [999_999, 2],
  ] as const) {
    expect((await loadSnapshot(storage, { timestamp })).version).toBe(version);
  }
  await expect(loadSnapshot(storage, { timestamp: 999 })).rejects.toThrow(code('version_not_found'));
  await expect(loadSnapshot(storage, { timestamp: Date.parse('some day') })).rejects.toThrow(code('option_invalid'));
  for (const version of [3, -1, 1.5])
    await expect(loadSnapshot(storage, { version })).rejects.toThrow(code('version_not_found'));
});

/** The same commits, stored at other times: as a copy of the table has them. */
function storedAt(storage: TableStorage, times: readonly number[]): TableStorage {
  return {
    ...storage,
    list: async function* (prefix, options) {
      let index = 0;
      for await (const object of storage.list(prefix, options)) yield { ...object, last_modified: times[index++] ?? 0 };
    },
  };
}

test('commits stored at one moment, or copied in another order, still come one after another', async () => {
  const storage = storedAt(await tableOf(start, [addAction('a')], [addAction('b')]), [5000, 3000, 5000]);
  for (const [timestamp, version] of [
    [5000, 0],
    [5001, 1],
    [5002, 2],
  ] as const) {
    expect((await loadSnapshot(storage, { timestamp })).version).toBe(version);
  }
});

const inCommit = (inCommitTimestamp: number): Action => ({ commitInfo: { inCommitTimestamp, timestamp: 1 } });

test('where commits say when they happened, that counts', async () => {
  const configuration = { 'delta.enableInCommitTimestamps': 'true' };
  const storage = await tableOf(
    [inCommit(100), featureProtocol([], ['inCommitTimestamp']), metadataAction(undefined, { configuration })],
    [inCommit(200), addAction('a')],
    [inCommit(300), addAction('b')],
  );
  expect((await loadSnapshot(storage)).timestamp).toBe(300);
  for (const [timestamp, version] of [
    [100, 0],
    [199, 0],
    [200, 1],
    [5000, 2],
  ] as const) {
    expect((await loadSnapshot(storage, { timestamp })).version).toBe(version);
  }
  await expect(loadSnapshot(storage, { timestamp: 99 })).rejects.toThrow(code('version_not_found'));
});

test('commits from before in-commit timestamps count by when they were stored', async () => {
  const configuration = {
    'delta.enableInCommitTimestamps': 'true',
    'delta.inCommitTimestampEnablementVersion': '2',
    'delta.inCommitTimestampEnablementTimestamp': '9000',
  };
  const storage = await tableOf(
    start,
    [addAction('a')],
    [inCommit(9000), featureProtocol([], ['inCommitTimestamp']), metadataAction(undefined, { configuration })],
    [inCommit(9500), addAction('b')],
  );
  for (const [timestamp, version] of [
    [1000, 0],
    [2500, 1],
    [8999, 1],
    [9000, 2],
    [9500, 3],
  ] as const) {
    expect((await loadSnapshot(storage, { timestamp })).version).toBe(version);
  }
  const copied = storedAt(storage, [5000, 3000, 5000, 5000]);
  await expect(loadSnapshot(copied, { timestamp: 3500 })).rejects.toThrow(code('version_not_found'));
});

test('an empty folder is no table', async () => {
  await expect(loadSnapshot(await tableOf())).rejects.toThrow(code('table_not_found'));
});

test('a commit that is missing between others makes the log incomplete', async () => {
  const storage = await tableOf(start, [addAction('a')], [addAction('b')]);
  await storage.remove([commitPath(1)]);
  await expect(loadSnapshot(storage)).rejects.toThrow(code('log_incomplete'));
  expect((await loadSnapshot(storage, { version: 0 })).version).toBe(0);
});

test('a log whose beginning is gone and that has no checkpoint cannot be read', async () => {
  const storage = await tableOf(start, [addAction('a')], [addAction('b')]);
  await storage.remove([commitPath(0)]);
  await expect(loadSnapshot(storage)).rejects.toThrow(code('log_incomplete'));
  await expect(loadSnapshot(storage, { version: 0 })).rejects.toThrow(code('version_not_found'));
});

test.each<[string, readonly Action[], string]>([
  ['no protocol', [metadataAction()], 'log_malformed'],
  ['no metadata', [oldProtocol], 'log_malformed'],
  [
    'a protocol from the future',
    [{ protocol: { minReaderVersion: 9, minWriterVersion: 9 } }, metadataAction()],
    'feature_unsupported',
  ],
  ['a feature we do not read', [featureProtocol(['typeWidening']), metadataAction()], 'feature_unsupported'],
  [
    'data files of another format',
    [oldProtocol, metadataAction(undefined, { format: { provider: 'orc', options: {} } })],
    'feature_unsupported',
  ],
  ['a type we do not read', [oldProtocol, metadataAction(undefined, variant())], 'feature_unsupported'],
  [
    'a partition column that is none',
    [oldProtocol, metadataAction(undefined, { partitionColumns: ['x'] })],
    'schema_invalid',
  ],
  ['a file outside of the table', [...start, addAction('s3://other/a.parquet')], 'feature_unsupported'],
])('a table with %s is refused', async (_, actions, expected) => {
  await expect(loadSnapshot(await tableOf(actions))).rejects.toThrow(code(expected));
});

function variant(): Partial<Metadata> {
  return { schemaString: '{"type":"struct","fields":[{"name":"v","type":"variant","nullable":true,"metadata":{}}]}' };
}

test('absolute paths below the table are the files of the table', async () => {
  const storage = {
    ...(await tableOf([...start, addAction('file:/lake/t/a%20b')], [addAction('c'), removeAction('a%20b')])),
    location: 'file:///lake/t',
  };
  expect(pathsOf((await loadSnapshot(storage, { version: 0 })).files)).toEqual(['a b']);
  expect(pathsOf((await loadSnapshot(storage)).files)).toEqual(['c']);
});

test.each([
  '',
  'no JSON',
  '{"version":"2"}',
  '{"version":-1}',
  '{"version":99}',
  '{"version":1}',
  '{"version":2,"parts":3}',
])('a last checkpoint of %j does not hinder reading', async (hint) => {
  const storage = await tableOf([...start, addAction('a')], [addAction('b')], [addAction('c')]);
  await storage.put(lastCheckpointPath, new TextEncoder().encode(hint));
  expect(pathsOf((await loadSnapshot(storage)).files)).toEqual(['a', 'b', 'c']);
  const unlistable = withoutListing(storage);
  expect(pathsOf((await loadSnapshot(unlistable)).files)).toEqual(['a', 'b', 'c']);
});

function withoutListing(storage: TableStorage): TableStorage {
  return {
    ...storage,
    listable: false,
    list: () => {
      throw new Error('cannot be listed');
    },
  };
}

test('without listing versions are asked for one after another', async () => {
  const commits = Array.from({ length: 20 }, (_, index) => [addAction(`f${index}`)]);
  const storage = withoutListing(await tableOf(start, ...commits));
  expect((await loadSnapshot(storage)).version).toBe(20);
  expect((await loadSnapshot(storage, { version: 7 })).files.size).toBe(7);
  await expect(loadSnapshot(withoutListing(await tableOf()))).rejects.toThrow(code('table_not_found'));
});

test('an advanced snapshot is what loading would give, and leaves the older one as it was', async () => {
  const storage = await tableOf([...start, addAction('a')], [addAction('b')]);
  const older = await loadSnapshot(storage);
  expect(await advanceSnapshot(storage, older)).toEqual({ snapshot: older, commits: [] });
  const commit = [{ commitInfo: { timestamp: 77 } }, removeAction('a', 1), addAction('c')];
  await storage.put(
    commitPath(2),
    new TextEncoder().encode(commit.map((action) => `${JSON.stringify(action)}\n`).join('')),
  );
  const { snapshot, commits } = await advanceSnapshot(storage, older);
  expect(commits).toEqual([{ version: 2, actions: commit }]);
  expect(pathsOf(snapshot.files)).toEqual(['b', 'c']);
  expect(pathsOf(snapshot.tombstones)).toEqual(['a']);
  expect([snapshot.version, snapshot.timestamp]).toEqual([2, 77]);
  expect(pathsOf(older.files)).toEqual(['a', 'b']);
  expect(pathsOf(applyCommits(older, commits).files)).toEqual(['b', 'c']);
});

test('of many new commits several are asked for at a time, and none is left out', async () => {
  const commits = Array.from({ length: 40 }, (_, index) => [addAction(`f${index}`)]);
  const storage = await tableOf(start, ...commits);
  const older = await loadSnapshot(storage, { version: 0 });
  let [asked, running, most] = [0, 0, 0];
  const get = async (path: string) => {
    asked += 1;
    running += 1;
    most = Math.max(most, running);
    const bytes = await storage.get(path);
    running -= 1;
    return bytes;
  };
  const advanced = await advanceSnapshot({ ...storage, get }, older);
  expect(advanced.commits.map(({ version }) => version)).toEqual(commits.map((_, index) => index + 1));
  expect(pathsOf(advanced.snapshot.files)).toEqual(pathsOf((await loadSnapshot(storage)).files));
  expect(most).toBe(16);
  expect(asked).toBeLessThan(60);
});

test('a newer version with a feature we do not read is refused', async () => {
  const storage = await tableOf([...start, addAction('a')]);
  const older = await loadSnapshot(storage);
  await storage.put(commitPath(1), new TextEncoder().encode(JSON.stringify(featureProtocol(['variantType']))));
  await expect(advanceSnapshot(storage, older)).rejects.toThrow(code('feature_unsupported'));
});
