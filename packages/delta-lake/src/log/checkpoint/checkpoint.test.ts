import { expect, test } from 'vitest';
import { sourceOfBytes } from '../../parquet/decode/byte-source.ts';
import { readParquet } from '../../parquet/decode/read-parquet.ts';
import { field, struct } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';
import { loadSnapshot } from '../../snapshot/load-snapshot.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { collect } from '../../testing/collect.ts';
import { parquetOf } from '../../testing/log/data-file-fixture.ts';
import {
  addAction,
  featureProtocol,
  metadataAction,
  oldProtocol,
  removeAction,
  tableOf,
} from '../../testing/log/log-fixture.ts';
import type { Action } from '../action.ts';
import { checkpointPartPaths, checkpointPath, commitPath, lastCheckpointPath } from '../log-files.ts';
import { checkpointColumns } from './checkpoint-schema.ts';
import { writeCheckpoint } from './write-checkpoint.ts';

const day = 86_400_000;
const vector = {
  storageType: 'u',
  pathOrInlineDv: 'ab^-aqEH.-t@S}K{vb[*k^',
  offset: 1,
  sizeInBytes: 34,
  cardinality: 2,
} as const;

/** A version with something of everything that a log can say. */
async function richTable(): Promise<TableStorage> {
  return await tableOf(
    [
      featureProtocol(['deletionVectors'], ['deletionVectors', 'domainMetadata']),
      metadataAction(struct(field('id', 'long'), field('店', 'string')), {
        name: '店舗',
        description: 'all stores',
        partitionColumns: ['店'],
        configuration: { 'delta.deletedFileRetentionDuration': 'interval 2 days', own: 'property' },
        createdTime: 1_700_000_000_000,
      }),
      addAction('a%20b', {
        partitionValues: { 店: null },
        size: 9_007_199_254_740_991,
        modificationTime: 1_700_000_000_001,
        stats: '{"numRecords":1,"maxValues":{"id":9223372036854775807}}',
        tags: { a: 'b' },
      }),
      addAction('c', { partitionValues: { 店: '東京' }, deletionVector: vector }),
      addAction('old'),
    ],
    [
      { txn: { appId: 'importer', version: 9_223_372_036_854_775_807n, lastUpdated: 5 } },
      { txn: { appId: 'delivery', version: -1n } },
      { domainMetadata: { domain: 'd', configuration: '{"a":1}', removed: false } },
      {
        remove: {
          path: 'old',
          dataChange: true,
          deletionTimestamp: 3 * day,
          extendedFileMetadata: true,
          partitionValues: { 店: 'x' },
          size: 5,
          tags: { t: 'u' },
        },
      },
      removeAction('older', 1 * day),
    ],
  );
}

function contentsOf({ protocol, metadata, files, tombstones, transactions, domains }: Snapshot): unknown {
  const withoutChange = <T extends object>(map: ReadonlyMap<string, T>) =>
    [...map.entries()].map(([key, value]) => [key, { ...value, dataChange: false }]).toSorted();
  return {
    protocol,
    metadata,
    files: withoutChange(files),
    tombstones: withoutChange(tombstones),
    transactions: [...transactions.values()],
    domains: [...domains.values()],
  };
}

test('a checkpoint holds everything of its version, nothing doubled, without tombstones that expired', async () => {
  const storage = await richTable();
  const before = await loadSnapshot(storage);
  await writeCheckpoint(storage, before, 3.5 * day);
  await storage.remove([commitPath(0), commitPath(1)]);
  const after = await loadSnapshot(storage);
  const expected = contentsOf({
    ...before,
    tombstones: new Map([...before.tombstones].filter(([key]) => key === 'old')),
  });
  expect(contentsOf(after)).toEqual(expected);
  expect(after.version).toBe(1);
  const hint: unknown = JSON.parse(
    new TextDecoder().decode((await storage.get(lastCheckpointPath)) ?? new Uint8Array()),
  );
  const size = ((await storage.get(checkpointPath(1))) as Uint8Array).byteLength;
  expect(hint).toEqual({ version: 1, size: 8, sizeInBytes: size, numOfAddFiles: 2 });
});

test('commits after a checkpoint are applied to it, and versions before it stay readable', async () => {
  const storage = await richTable();
  await writeCheckpoint(storage, await loadSnapshot(storage), 0);
  const later = [removeAction('c', 1), addAction('e')].map((action) => `${JSON.stringify(action)}\n`).join('');
  await storage.put(commitPath(2), new TextEncoder().encode(later));
  expect([...(await loadSnapshot(storage)).files.keys()]).toEqual(['a b', `c\nuab^-aqEH.-t@S}K{vb[*k^@1`, 'e']);
  expect([...(await loadSnapshot(storage, { version: 0 })).files.keys()]).toContain('old');
});

test('an older version that is checkpointed later does not take the newer hint away', async () => {
  const storage = await richTable();
  await writeCheckpoint(storage, await loadSnapshot(storage), 0);
  await writeCheckpoint(storage, await loadSnapshot(storage, { version: 0 }), 0);
  expect(
    JSON.parse(new TextDecoder().decode((await storage.get(lastCheckpointPath)) ?? new Uint8Array())),
  ).toMatchObject({ version: 1 });
});

test('a protocol without features has none in its checkpoint either', async () => {
  const storage = await tableOf([oldProtocol, metadataAction(), addAction('a')]);
  const before = await loadSnapshot(storage);
  await writeCheckpoint(storage, before, 0);
  await storage.remove([commitPath(0)]);
  expect((await loadSnapshot(storage)).protocol).toEqual(before.protocol);
});

const start: readonly Action[] = [oldProtocol, metadataAction()];
const adds = Array.from({ length: 10 }, (_, index) => addAction(`f${index}`));

/** Actions as rows of a Parquet checkpoint. */
function rowsOf(actions: readonly (Action & { readonly sidecar?: { readonly path: string } })[]): Row[] {
  const nothing = Object.fromEntries(checkpointColumns.fields.map(({ name }) => [name, null]));
  return actions.map((action) => ({ ...nothing, ...(fullRow(action) as Row) }));
}

function fullRow(action: object): object {
  return Object.fromEntries(
    Object.entries(action).map(([kind, members]) => {
      const type = checkpointColumns.fields.find(({ name }) => name === kind)?.type;
      if (typeof type !== 'object' || type.type !== 'struct') return [kind, members];
      return [
        kind,
        Object.fromEntries(type.fields.map((each) => [each.name, rowValue(members as Row, each.name, each.type)])),
      ];
    }),
  );
}

function rowValue(members: Row, name: string, type: unknown): unknown {
  const value = members[name] ?? null;
  if (type === 'long' && typeof value === 'number') return BigInt(value);
  if (typeof type !== 'object' || type === null || value === null) return value;
  if ((type as { type: string }).type === 'map') return new Map(Object.entries(value));
  return name === 'format' ? { provider: 'parquet', options: new Map() } : value;
}

const parquet = (actions: Parameters<typeof rowsOf>[0]) => parquetOf(checkpointColumns, rowsOf(actions));
const lines = (values: readonly object[]) =>
  new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join(''));

async function checkpointed(files: Readonly<Record<string, Uint8Array>>, hint: object | null): Promise<TableStorage> {
  const storage = await tableOf();
  for (const [path, bytes] of Object.entries(files)) await storage.put(path, bytes);
  if (hint !== null) await storage.put(lastCheckpointPath, new TextEncoder().encode(JSON.stringify(hint)));
  await storage.put(commitPath(8), lines([removeAction('f0', 1), addAction('new')]));
  return storage;
}

const [partOne = '', partTwo = ''] = checkpointPartPaths(7, 2);
const uuid = '80a083e8-7026-4e79-81be-64bd76c43a11';
const v2Name = `00000000000000000007.checkpoint.${uuid}`;
const v2Start = [{ checkpointMetadata: { version: 7 } }, featureProtocol(['v2Checkpoint']), metadataAction()];
const sidecars = {
  '_delta_log/_sidecars/s 1.parquet': parquet(adds.slice(0, 6)),
  '_delta_log/_sidecars/s2.parquet': parquet(adds.slice(6)),
};
const sidecarLines = [
  { sidecar: { path: 's%201.parquet' } },
  { sidecar: { path: 'file:/elsewhere/_delta_log/_sidecars/s2.parquet' } },
];

const kinds: readonly [string, Readonly<Record<string, Uint8Array>>, object][] = [
  ['classic', { [checkpointPath(7)]: parquet([...start, ...adds]) }, { version: 7, size: 12 }],
  [
    'in two parts',
    { [partOne]: parquet([...start, ...adds.slice(0, 5)]), [partTwo]: parquet(adds.slice(5)) },
    { version: 7, size: 12, parts: 2 },
  ],
  [
    'of the second version in JSON, with sidecars',
    { [`_delta_log/${v2Name}.json`]: lines([...v2Start, ...sidecarLines]), ...sidecars },
    { version: 7, size: 5, v2Checkpoint: { path: `${v2Name}.json` } },
  ],
  [
    'of the second version in Parquet, with sidecars',
    { [`_delta_log/${v2Name}.parquet`]: parquet([...v2Start.slice(1), ...sidecarLines] as Action[]), ...sidecars },
    { version: 7, size: 5, v2Checkpoint: { path: `${v2Name}.parquet` } },
  ],
  [
    'of the second version under a classic name',
    { [checkpointPath(7)]: parquet([...v2Start.slice(1), ...sidecarLines] as Action[]), ...sidecars },
    { version: 7, size: 5 },
  ],
  [
    'of the second version without sidecars',
    { [`_delta_log/${v2Name}.json`]: lines([...v2Start, ...adds]) },
    { version: 7, size: 13, v2Checkpoint: { path: `${v2Name}.json` } },
  ],
];

test.each(kinds)('a checkpoint %s is read, with and without the hint and without listing', async (_, files, hint) => {
  const expected = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'f9', 'new'];
  for (const storage of [await checkpointed(files, hint), await checkpointed(files, null)]) {
    const snapshot = await loadSnapshot(storage);
    expect([snapshot.version, [...snapshot.files.keys()].toSorted()]).toEqual([8, expected]);
  }
  const unlistable = { ...(await checkpointed(files, hint)), listable: false };
  expect([...(await loadSnapshot(unlistable)).files.keys()].toSorted()).toEqual(expected);
});

test.each(kinds)('a checkpoint %s of which a file is gone or torn is not taken for whole', async (_, files, hint) => {
  for (const path of Object.keys(files)) {
    const torn = await checkpointed(files, hint);
    await torn.put(path, (files[path] as Uint8Array).slice(0, -9));
    await expect(loadSnapshot(torn)).rejects.toThrow(expect.objectContaining({ name: 'DeltaError' }));
    const incomplete = await checkpointed(files, hint);
    await incomplete.remove([path]);
    await expect(loadSnapshot(incomplete)).rejects.toThrow(expect.objectContaining({ code: 'log_incomplete' }));
  }
});

test('parts of a checkpoint that is not complete are passed over for the one before', async () => {
  const storage = await checkpointed({ [checkpointPath(7)]: parquet([...start, ...adds]) }, { version: 8, parts: 2 });
  await storage.put(checkpointPartPaths(8, 2)[0] as string, parquet([...start]));
  expect((await loadSnapshot(storage)).files.size).toBe(10);
});

test('the footer of a checkpoint repeats no values of statistics', async () => {
  const storage = await tableOf([
    oldProtocol,
    metadataAction(),
    addAction('a', { stats: '{"maxValues":{"name":"secret"}}' }),
  ]);
  await writeCheckpoint(storage, await loadSnapshot(storage), 0);
  const bytes = (await storage.get(checkpointPath(0))) as Uint8Array;
  const footerLength = new DataView(bytes.buffer).getUint32(bytes.byteLength - 8, true);
  expect(new TextDecoder('latin1').decode(bytes.subarray(-8 - footerLength))).not.toContain('secret');
  const rows = await collect(readParquet(sourceOfBytes(bytes), { schema: checkpointColumns }));
  expect(rows.flatMap((batch) => batch.rows)).toHaveLength(3);
});
