import { expect, test } from 'vitest';
import type { Action } from '../../log/action.ts';
import { writeCheckpoint } from '../../log/checkpoint/write-checkpoint.ts';
import { commitPath } from '../../log/log-files.ts';
import { field, struct } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';
import { loadSnapshot } from '../../snapshot/load-snapshot.ts';
import { memoryStorage } from '../../storage/memory-storage.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { collect } from '../../testing/collect.ts';
import { inlineVector } from '../../testing/deletion-vector/deletion-vector-fixture.ts';
import { addRows, parquetOf } from '../../testing/log/data-file-fixture.ts';
import { featureProtocol, metadataAction, oldProtocol, writeLog } from '../../testing/log/log-fixture.ts';
import type { ScanOptions } from '../scan.ts';
import type { ChangeRange } from './change-range.ts';
import { readChanges } from './read-changes.ts';

const schema = struct(field('id', 'long'), field('text', 'string'));
const configuration = { 'delta.enableChangeDataFeed': 'true' };
const protocol: Action = { protocol: { minReaderVersion: 1, minWriterVersion: 4 } };
const start = [protocol, metadataAction(schema, { configuration })];
const row = (id: number): Row => ({ id: BigInt(id), text: `t${id}` });
const unavailable = expect.objectContaining({ code: 'change_data_unavailable' });

/** Objects are stored at rising times. */
function table(): TableStorage {
  let now = 0;
  const clock = () => {
    now += 1000;
    return now;
  };
  return memoryStorage({ clock });
}

async function changesOf(storage: TableStorage, range: ChangeRange, options: ScanOptions = {}): Promise<string[]> {
  const rows = (await collect(readChanges(storage, range, options))).flat();
  return rows.map((each) => `${each._commit_version} ${each._change_type} ${each.id}`);
}

test('added files are inserts, removed files deletes, rearranged ones nothing', async () => {
  const storage = table();
  const a = await addRows(storage, 'a', schema, [row(1), row(2)]);
  const b = await addRows(storage, 'b', schema, [row(3)]);
  const both = await addRows(storage, 'ab', schema, [row(1), row(2), row(3)], { dataChange: false });
  const removed = { dataChange: false, extendedFileMetadata: true, partitionValues: {} };
  await writeLog(storage, [
    [...start, a],
    [b],
    [
      both,
      { remove: { ...removed, path: 'a', size: a.add.size } },
      { remove: { ...removed, path: 'b', size: b.add.size } },
    ],
    [{ remove: { path: 'ab', dataChange: true } }],
  ]);
  expect(await changesOf(storage, { from: 0 })).toEqual([
    '0 insert 1',
    '0 insert 2',
    '1 insert 3',
    '3 delete 1',
    '3 delete 2',
    '3 delete 3',
  ]);
  expect(await changesOf(storage, { from: 1, to: 2 })).toEqual(['1 insert 3']);
});

test('change data files tell what happened, and then files that were added and removed do not', async () => {
  const storage = table();
  const a = await addRows(storage, 'a', schema, [row(1)]);
  const withType = struct(...schema.fields, field('_change_type', 'string'));
  const changes = [
    { id: 1n, text: 't1', _change_type: 'update_preimage' },
    { id: 1n, text: 'new', _change_type: 'update_postimage' },
  ];
  const bytes = parquetOf(withType, changes);
  await storage.put('_change_data/c', bytes);
  const b = await addRows(storage, 'b', schema, [{ id: 1n, text: 'new' }]);
  await writeLog(storage, [
    [...start, a],
    [
      { commitInfo: { inCommitTimestamp: 3000 } },
      { remove: { path: 'a', dataChange: true } },
      b,
      { cdc: { path: '_change_data/c', partitionValues: {}, size: bytes.byteLength, dataChange: false } },
    ],
  ]);
  const rows = (await collect(readChanges(storage, { from: 1 }))).flat();
  expect(rows).toEqual(changes.map((change) => ({ ...change, _commit_version: 1n, _commit_timestamp: 3_000_000n })));
});

test('another deletion vector deletes the rows it newly takes away and inserts those it gives back', async () => {
  const storage = table();
  const rows = [0, 1, 2, 3, 4].map(row);
  const whole = await addRows(storage, 'a', schema, rows);
  const remove = { path: 'a', dataChange: true, extendedFileMetadata: true, partitionValues: {}, size: whole.add.size };
  const first = inlineVector([1, 2]);
  const second = inlineVector([2, 4]);
  await writeLog(storage, [
    [
      featureProtocol(['deletionVectors'], ['deletionVectors', 'changeDataFeed']),
      metadataAction(schema, { configuration }),
      whole,
    ],
    [{ remove }, { add: { ...whole.add, deletionVector: first } }],
    [{ remove: { ...remove, deletionVector: first } }, { add: { ...whole.add, deletionVector: second } }],
    [{ remove: { ...remove, deletionVector: second } }],
  ]);
  expect(await changesOf(storage, { from: 1 })).toEqual([
    '1 delete 1',
    '1 delete 2',
    '2 delete 4',
    '2 insert 1',
    '3 delete 0',
    '3 delete 1',
    '3 delete 3',
  ]);
});

test('partition values of removed files are found though the removal does not name them', async () => {
  const storage = table();
  const stored = struct(field('text', 'string'));
  const a = await addRows(storage, 'a', stored, [{ text: 't1' }], { partitionValues: { id: '1' } });
  await writeLog(storage, [
    [protocol, metadataAction(schema, { configuration, partitionColumns: ['id'] }), a],
    [{ remove: { path: 'a', dataChange: true } }],
  ]);
  expect(await changesOf(storage, { from: 1 })).toEqual(['1 delete 1']);
});

test('columns, filters and moments choose among the changes', async () => {
  const storage = table();
  await writeLog(storage, [
    [...start, await addRows(storage, 'a', schema, [row(1)])],
    [await addRows(storage, 'b', schema, [row(2), row(3)])],
    [await addRows(storage, 'c', schema, [row(4)])],
  ]);
  const filter = { column: 'id', op: '>', value: 2n } as const;
  expect((await collect(readChanges(storage, { from: 0, to: 1 }, { columns: ['text'], filter }))).flat()).toEqual([
    { text: 't3', _change_type: 'insert', _commit_version: 1n, _commit_timestamp: expect.any(BigInt) },
  ]);
  const times = (await collect(readChanges(storage, { from: 0 })))
    .flat()
    .map((each) => Number(each._commit_timestamp as bigint) / 1000);
  const [first = 0, second = 0] = [...new Set(times)];
  expect(await changesOf(storage, { fromTimestamp: second, toTimestamp: second })).toEqual([
    '1 insert 2',
    '1 insert 3',
  ]);
  expect(await changesOf(storage, { fromTimestamp: first + 1 })).toEqual(['1 insert 2', '1 insert 3', '2 insert 4']);
  expect(await changesOf(storage, { fromTimestamp: 0, toTimestamp: first })).toEqual(['0 insert 1']);
  await expect(changesOf(storage, { from: 2, to: 1 })).rejects.toThrow(
    expect.objectContaining({ code: 'option_invalid' }),
  );
  await expect(changesOf(storage, { from: 0, to: 9 })).rejects.toThrow(
    expect.objectContaining({ code: 'version_not_found' }),
  );
});

test('columns that were added within the range are null before', async () => {
  const storage = table();
  const wider = struct(...schema.fields, field('note', 'string'));
  await writeLog(storage, [
    [...start, await addRows(storage, 'a', schema, [row(1)])],
    [metadataAction(wider, { configuration }), await addRows(storage, 'b', wider, [{ ...row(2), note: 'n' }])],
  ]);
  const rows = (await collect(readChanges(storage, { from: 0 }, { columns: ['note'] }))).flat();
  expect(rows.map(({ note }) => note)).toEqual([null, 'n']);
});

test.each<[string, readonly Action[]]>([
  [
    'a column of another type',
    [metadataAction(struct(field('id', 'string'), field('text', 'string')), { configuration })],
  ],
  ['a column that is gone', [metadataAction(struct(field('id', 'long')), { configuration })]],
  ['another partitioning', [metadataAction(schema, { configuration, partitionColumns: ['text'] })]],
  [
    'a column that may no longer be null',
    [metadataAction(struct(field('id', 'long', { nullable: false }), field('text', 'string')), { configuration })],
  ],
  ['the feed switched off for one version', [metadataAction(schema)]],
])('changes across %s are not given', async (_, actions) => {
  const storage = table();
  await writeLog(storage, [[...start, await addRows(storage, 'a', schema, [row(1)])], actions]);
  await expect(changesOf(storage, { from: 0 })).rejects.toThrow(unavailable);
});

test('changes from before the feed was switched on are not given, those after are', async () => {
  const storage = table();
  await writeLog(storage, [
    [oldProtocol, metadataAction(schema), await addRows(storage, 'a', schema, [row(1)])],
    [protocol, metadataAction(schema, { configuration })],
    [await addRows(storage, 'b', schema, [row(2)])],
  ]);
  await expect(changesOf(storage, { from: 0 })).rejects.toThrow(unavailable);
  expect(await changesOf(storage, { from: 1 })).toEqual(['2 insert 2']);
});

test('changes of commits that were cleaned up are not given', async () => {
  const storage = table();
  await writeLog(storage, [
    start,
    [await addRows(storage, 'a', schema, [row(1)])],
    [await addRows(storage, 'b', schema, [row(2)])],
  ]);
  await writeCheckpoint(storage, await loadSnapshot(storage, { version: 1 }), 0);
  await storage.remove([commitPath(0)]);
  await expect(changesOf(storage, { from: 0 })).rejects.toThrow(unavailable);
  expect(await changesOf(storage, { from: 2 })).toEqual(['2 insert 2']);
});
