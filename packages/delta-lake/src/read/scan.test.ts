import { expect, test } from 'vitest';
import { formatCommit } from '../log/commit-lines.ts';
import { commitPath } from '../log/log-files.ts';
import type { StructField, StructType } from '../schema/data-type.ts';
import { arrayOf, field, mapOf, struct } from '../schema/types.ts';
import type { Row } from '../schema/value.ts';
import { loadSnapshot } from '../snapshot/load-snapshot.ts';
import { memoryStorage } from '../storage/memory-storage.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { collect } from '../testing/collect.ts';
import { inlineVector, storedVector } from '../testing/deletion-vector/deletion-vector-fixture.ts';
import { addRows, parquetOf } from '../testing/log/data-file-fixture.ts';
import { addAction, featureProtocol, metadataAction, oldProtocol, writeLog } from '../testing/log/log-fixture.ts';
import { readFile } from './read-file.ts';
import { type ScanOptions, scan } from './scan.ts';

const numbers = struct(field('id', 'long'), field('text', 'string'));
const rowsFrom = (first: number, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: BigInt(first + index), text: `t${first + index}` }));

async function rowsOf(storage: TableStorage, options: ScanOptions = {}, version?: number): Promise<Row[]> {
  const snapshot = await loadSnapshot(storage, version === undefined ? 'latest' : { version });
  return (await collect(scan(storage, snapshot, options))).flat();
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => Number(id));

test('a table has the rows of all its files, also of those with encoded names', async () => {
  const storage = memoryStorage();
  const files = [
    await addRows(storage, '%E5%BA%97%20%23%251.parquet', numbers, rowsFrom(0, 7)),
    await addRows(storage, 'b', numbers, rowsFrom(7, 2)),
  ];
  await writeLog(storage, [[oldProtocol, metadataAction(numbers), ...files]]);
  expect(await rowsOf(storage)).toEqual(rowsFrom(0, 9));
});

test('columns, filters and both together give the wanted rows with the wanted columns in the order of the schema', async () => {
  const storage = memoryStorage();
  await writeLog(storage, [
    [oldProtocol, metadataAction(numbers), await addRows(storage, 'a', numbers, rowsFrom(0, 10))],
  ]);
  const filter = { column: 'id', op: '>=', value: 8n } as const;
  expect(await rowsOf(storage, { columns: ['text'] })).toEqual(rowsFrom(0, 10).map(({ text }) => ({ text })));
  expect(await rowsOf(storage, { filter })).toEqual(rowsFrom(8, 2));
  expect(await rowsOf(storage, { columns: ['text'], filter })).toEqual([{ text: 't8' }, { text: 't9' }]);
  expect((await rowsOf(storage, { columns: ['text', 'id'] })).map((row) => Object.keys(row))[0]).toEqual([
    'id',
    'text',
  ]);
  expect(await rowsOf(storage, { columns: [] })).toEqual(rowsFrom(0, 10).map(() => ({})));
  const unknown = expect.objectContaining({ code: 'option_invalid' });
  await expect(rowsOf(storage, { columns: ['name'] })).rejects.toThrow(unknown);
});

test('partition values stand in the rows, whatever the file itself says', async () => {
  const schema = struct(field('store', 'string'), field('id', 'long'), field('day', 'date'));
  const storage = memoryStorage();
  const stored = struct(field('id', 'long'), field('store', 'string'));
  const file = (path: string, id: bigint, partitionValues: Record<string, string | null>) =>
    addRows(storage, path, stored, [{ id, store: 'of the file' }], { partitionValues });
  await writeLog(storage, [
    [
      oldProtocol,
      metadataAction(schema, { partitionColumns: ['store', 'day'] }),
      await file('a', 1n, { store: '東京', day: '2020-01-01' }),
      await file('b', 2n, { store: '', day: null }),
      await file('c', 3n, {}),
    ],
  ]);
  expect(await rowsOf(storage)).toEqual([
    { store: '東京', id: 1n, day: '2020-01-01' },
    { store: null, id: 2n, day: null },
    { store: null, id: 3n, day: null },
  ]);
  expect(await rowsOf(storage, { columns: ['store'], filter: { column: 'day', op: 'is not null' } })).toEqual([
    { store: '東京' },
  ]);
  expect(await rowsOf(storage, { columns: ['day', 'store'], filter: { column: 'id', op: '=', value: 2n } })).toEqual([
    { store: null, day: null },
  ]);
});

test('files that a filter rules out are not even opened', async () => {
  const storage = memoryStorage();
  const file = await addRows(storage, 'a', numbers, rowsFrom(0, 3), {
    stats: '{"numRecords":3,"minValues":{"id":0},"maxValues":{"id":2}}',
  });
  await writeLog(storage, [
    [
      oldProtocol,
      metadataAction(numbers),
      file,
      addAction('gone', { size: 1000, stats: '{"numRecords":1,"minValues":{"id":9},"maxValues":{"id":9}}' }),
    ],
  ]);
  expect(idsOf(await rowsOf(storage, { filter: { column: 'id', op: '<', value: 2n } }))).toEqual([0, 1]);
  await expect(rowsOf(storage)).rejects.toThrow(expect.objectContaining({ code: 'file_not_found' }));
});

test('a column that is younger than a file is null in its rows', async () => {
  const storage = memoryStorage();
  const wider = struct(...numbers.fields, field('note', 'string'), field('tags', arrayOf('string')));
  await writeLog(storage, [
    [oldProtocol, metadataAction(numbers), await addRows(storage, 'a', numbers, rowsFrom(0, 1))],
    [metadataAction(wider), await addRows(storage, 'b', wider, [{ id: 1n, text: 't1', note: 'n', tags: ['x'] }])],
  ]);
  expect(await rowsOf(storage)).toEqual([
    { id: 0n, text: 't0', note: null, tags: null },
    { id: 1n, text: 't1', note: 'n', tags: ['x'] },
  ]);
  expect(await rowsOf(storage, {}, 0)).toEqual(rowsFrom(0, 1));
});

const vectors = featureProtocol(['deletionVectors']);

test.each([
  ['in the log', async () => inlineVector([0, 4, 9])],
  ['in a file', async (storage: TableStorage) => await storedVector(storage, [0, 4, 9], { prefix: 'ab' })],
  [
    'in a file named by its absolute path',
    async (storage: TableStorage) =>
      await storedVector(storage, [0, 4, 9], { absolute: 'file:///lake/dv.bin', path: 'dv.bin' }),
  ],
])('rows that a deletion vector %s takes away are not of the table', async (_, vector) => {
  const storage = { ...memoryStorage(), location: 'file:///lake' };
  const deletionVector = await vector(storage);
  const file = await addRows(storage, 'a', numbers, rowsFrom(0, 10), { deletionVector });
  await writeLog(storage, [[vectors, metadataAction(numbers), file]]);
  expect(idsOf(await rowsOf(storage))).toEqual([1, 2, 3, 5, 6, 7, 8]);
  expect(await rowsOf(storage, { columns: [] })).toHaveLength(7);
  const snapshot = await loadSnapshot(storage);
  const batches = await collect(readFile(storage, snapshot, file.add, { columns: ['id'] }));
  expect(batches.flatMap(({ positions }) => positions)).toEqual([1, 2, 3, 5, 6, 7, 8]);
});

const mapped = (name: string, physical: string, id: number, type: StructField['type']) =>
  field(name, type, { metadata: { 'delta.columnMapping.physicalName': physical, 'delta.columnMapping.id': id } });

/** Logical columns over files whose columns have other names, nested ones too. */
const logical = struct(
  mapped('店', 'col-1', 1, 'string'),
  mapped('id', 'col-2', 2, 'long'),
  mapped('lines', 'col-3', 3, arrayOf(struct(mapped('price', 'col-4', 4, 'long')))),
  mapped('by key', 'col-5', 5, mapOf('string', struct(mapped('n', 'col-6', 6, 'long')))),
);
const physical: StructType = struct(
  field('col-2', 'long', { metadata: { 'delta.columnMapping.id': 2 } }),
  field('col-3', arrayOf(struct(field('col-4', 'long', { metadata: { 'delta.columnMapping.id': 4 } }))), {
    metadata: { 'delta.columnMapping.id': 3 },
  }),
  field('col-5', mapOf('string', struct(field('col-6', 'long', { metadata: { 'delta.columnMapping.id': 6 } }))), {
    metadata: { 'delta.columnMapping.id': 5 },
  }),
);

test.each(['name', 'id'])('mapped columns are read by %s, within lists and maps too', async (mode) => {
  const storage = memoryStorage();
  const stored = mode === 'name' ? physical : renamed(physical);
  const [id = '', lines = '', byKey = ''] = stored.fields.map(({ name }) => name);
  const [line = '', entry = ''] = mode === 'name' ? ['col-4', 'col-6'] : ['x col-4', 'x col-6'];
  const rows = [{ [id]: 1n, [lines]: [{ [line]: 5n }], [byKey]: new Map([['k', { [entry]: 7n }]]) }];
  const file = await addRows(storage, 'a', stored, rows, { partitionValues: { 'col-1': '東京' } });
  const configuration = { 'delta.columnMapping.mode': mode };
  await writeLog(storage, [
    [
      { protocol: { minReaderVersion: 2, minWriterVersion: 5 } },
      metadataAction(logical, { partitionColumns: ['店'], configuration }),
      file,
    ],
  ]);
  expect(await rowsOf(storage)).toEqual([
    { 店: '東京', id: 1n, lines: [{ price: 5n }], 'by key': new Map([['k', { n: 7n }]]) },
  ]);
  expect(await rowsOf(storage, { columns: ['id'], filter: { column: '店', op: '=', value: '東京' } })).toEqual([
    { id: 1n },
  ]);
});

/** The same fields under other names: only their ids tell what they are. */
function renamed(type: StructType): StructType {
  const text = JSON.stringify(type).replaceAll(/"name":"(col-\d)"/g, '"name":"x $1"');
  return JSON.parse(text) as StructType;
}

test('a scan that is given up ends with the reason', async () => {
  const storage = memoryStorage();
  await writeLog(storage, [
    [oldProtocol, metadataAction(numbers), await addRows(storage, 'a', numbers, rowsFrom(0, 9))],
  ]);
  const abandoned = AbortSignal.abort(new Error('no longer wanted'));
  await expect(rowsOf(storage, { signal: abandoned })).rejects.toThrow('no longer wanted');
});

test('a file that is torn, or holds another type, is not read wrongly', async () => {
  const storage = memoryStorage();
  const file = await addRows(storage, 'a', numbers, rowsFrom(0, 9));
  await writeLog(storage, [[oldProtocol, metadataAction(numbers), file]]);
  const bytes = (await storage.get('a')) as Uint8Array;
  await storage.put('a', bytes.slice(0, -20));
  await expect(rowsOf(storage)).rejects.toThrow(expect.objectContaining({ code: 'file_malformed' }));
  const other = parquetOf(struct(field('id', 'string'), field('text', 'string')), [{ id: 'x', text: 'y' }]);
  await storage.put('b', other);
  await storage.put(
    commitPath(1),
    formatCommit([{ remove: { path: 'a', dataChange: true } }, addAction('b', { size: other.byteLength })]),
  );
  await expect(rowsOf(storage)).rejects.toThrow(expect.objectContaining({ code: 'schema_mismatch' }));
});
