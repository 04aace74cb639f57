import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { formatCommit, parseCommit } from './commit-lines.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('a commit reads back as it was written, versions of 64 bits exact', () => {
  const actions: Action[] = [
    { commitInfo: { timestamp: 1, operation: 'WRITE', txnId: 'a' } },
    { protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ['timestampNtz'], writerFeatures: [] } },
    {
      metaData: {
        id: 'a',
        format: { provider: 'parquet', options: {} },
        schemaString: '{}',
        partitionColumns: ['店'],
        configuration: { 'delta.appendOnly': 'true' },
        createdTime: 1_700_000_000_000,
      },
    },
    { txn: { appId: 'importer', version: 9_223_372_036_854_775_807n, lastUpdated: 5 } },
    {
      add: {
        path: 'a%20b.parquet',
        partitionValues: { 店: null },
        size: 9_007_199_254_740_991,
        modificationTime: 1,
        dataChange: true,
        stats: '{"numRecords":1,"maxValues":{"id":9223372036854775807}}',
        tags: { a: 'b' },
        deletionVector: { storageType: 'i', pathOrInlineDv: 'abc', sizeInBytes: 40, cardinality: 6 },
      },
    },
    {
      remove: {
        path: 'b',
        dataChange: false,
        deletionTimestamp: 1,
        extendedFileMetadata: true,
        partitionValues: {},
        size: 1,
      },
    },
    { cdc: { path: '_change_data/a', partitionValues: {}, size: 1, dataChange: false } },
    { domainMetadata: { domain: 'kiban', configuration: '{}', removed: false } },
  ];
  expect(parseCommit(formatCommit(actions), 0)).toEqual(actions);
});

test('kinds of actions and members of actions that are not known are left out', () => {
  const lines =
    '{"future":{"a":1}}\n\n{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"baseRowId":3,"tags":null}}\n';
  expect(parseCommit(bytesOf(lines), 0)).toEqual([
    { add: { path: 'a', partitionValues: {}, size: 1, modificationTime: 1, dataChange: true } },
  ]);
});

test.each([
  ['text that is no JSON', 'add a file', 'commit 7, line 2'],
  ['a torn line', '{"add":{"path":"a"', 'commit 7, line 2'],
  [
    'an add without size',
    '{"add":{"path":"a","partitionValues":{},"modificationTime":1,"dataChange":true}}',
    'add.size',
  ],
  [
    'a size that is no number',
    '{"add":{"path":"a","partitionValues":{},"size":"big","modificationTime":1,"dataChange":true}}',
    'add.size',
  ],
  [
    'a metadata without schema',
    '{"metaData":{"id":"a","format":{"provider":"parquet"},"partitionColumns":[]}}',
    'metaData.schemaString',
  ],
  [
    'a partition value that is no text',
    '{"add":{"path":"a","partitionValues":{"p":1},"size":1,"modificationTime":1,"dataChange":true}}',
    'partitionValues.p',
  ],
  ['a list', '[]', 'the line must be an object'],
  ['a transaction of no version', '{"txn":{"appId":"a","version":1.5}}', 'txn.version'],
])('a commit with %s is malformed, and the error says where', (_, line, place) => {
  const read = () => parseCommit(bytesOf(`{"commitInfo":{}}\n${line}\n`), 7);
  expect(read).toThrow(expect.objectContaining({ code: 'log_malformed', message: expect.stringContaining(place) }));
});

test('a commit that is not UTF-8 is malformed', () => {
  expect(() => parseCommit(Uint8Array.of(0x7b, 0xff, 0x7d), 0)).toThrow(
    expect.objectContaining({ code: 'log_malformed' }),
  );
});
