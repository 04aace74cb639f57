import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrayOf, field, struct } from '../schema/types.ts';
import { arbitraryTable } from '../testing/parquet/arbitrary-table.ts';
import { parquetOf, readAll } from '../testing/parquet/read-all.ts';
import { sourceOfBytes } from './decode/byte-source.ts';
import { readParquet } from './decode/read-parquet.ts';
import { ParquetWriter } from './encode/parquet-writer.ts';

const codecs = fc.constantFrom('snappy' as const, 'zstd' as const, 'uncompressed' as const);
const some = fc.integer({ min: 1, max: 20 });

test('rows of every type, however nested, come back as they were written', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTable(), codecs, some, some, async ({ schema, rows }, codec, rowGroupRows, batchRows) => {
      const bytes = parquetOf(schema, rows, { codec, rowGroupRows });
      expect(await readAll(bytes, { schema, batchRows })).toStrictEqual(rows);
    }),
    { numRuns: 200 },
  );
});

test('any choice of columns comes back, in the order asked for', async () => {
  const chosen = arbitraryTable().chain((table) =>
    fc.tuple(fc.constant(table), fc.shuffledSubarray([...table.schema.fields])),
  );
  await fc.assert(
    fc.asyncProperty(chosen, async ([{ schema, rows }, fields]) => {
      const read = await readAll(parquetOf(schema, rows), { schema: { type: 'struct', fields } });
      const expected = rows.map((row) => Object.fromEntries(fields.map(({ name }) => [name, row[name] ?? null])));
      expect(read).toStrictEqual(expected);
      expect(read.map((row) => Object.keys(row))).toEqual(rows.map(() => fields.map(({ name }) => name)));
    }),
    { numRuns: 100 },
  );
});

test('what is long, repeated and spread over many pages comes back', async () => {
  const schema = struct(
    field('id', 'string'),
    field('kind', 'string'),
    field('at', 'timestamp'),
    field('tags', arrayOf('string')),
  );
  const rows = Array.from({ length: 30_000 }, (_, index) => ({
    id: index % 11 === 0 ? null : `${index}-${'長い'.repeat(index % 60)}`,
    kind: `kind ${index % 3}`,
    at: BigInt(index % 100) * 1_000_003n,
    tags: Array.from({ length: index % 4 }, (_, tag) => `${tag}`.repeat(tag * 30)),
  }));
  for (const codec of ['snappy', 'zstd', 'uncompressed'] as const) {
    expect(await readAll(parquetOf(schema, rows, { codec, rowGroupRows: 20_000 }), { schema })).toStrictEqual(rows);
  }
});

test('texts that stop repeating are written as they are, in the same row group and the next', async () => {
  const schema = struct(field('text', 'string'));
  const rows = Array.from({ length: 40_000 }, (_, index) => ({
    text: index < 6000 ? 'same' : `other ${index} ${'x'.repeat(80)}`,
  }));
  expect(await readAll(parquetOf(schema, rows, { rowGroupRows: 25_000 }), { schema })).toStrictEqual(rows);
});

test('texts that repeat too little after many pages are written as they are', async () => {
  const schema = struct(field('text', 'string'));
  const same = { text: 'same' };
  const rows = Array.from({ length: 330_000 }, (_, i) =>
    i < 300_000 ? same : { text: `other ${i} ${'x'.repeat(80)}` },
  );
  const read = await readAll(parquetOf(schema, rows, { rowGroupRows: 400_000 }), { schema });
  expect(read.findIndex((row, index) => row.text !== rows[index]?.text)).toBe(-1);
  expect(read).toHaveLength(rows.length);
});

test('only the row groups asked for are read, each batch with the number of its first row', async () => {
  const schema = struct(field('n', 'integer'));
  const rows = Array.from({ length: 25 }, (_, n) => ({ n }));
  const asked: unknown[] = [];
  const batches: unknown[] = [];
  const request = {
    schema,
    batchRows: 4,
    rowGroups: (group: { firstRow: number; rowCount: number }) => {
      asked.push(group);
      return group.firstRow === 10;
    },
  };
  for await (const { firstRow, rows: read } of readParquet(
    sourceOfBytes(parquetOf(schema, rows, { rowGroupRows: 10 })),
    request,
  )) {
    batches.push([firstRow, read.map(({ n }) => n)]);
  }
  expect(asked).toEqual([
    { firstRow: 0, rowCount: 10 },
    { firstRow: 10, rowCount: 10 },
    { firstRow: 20, rowCount: 5 },
  ]);
  expect(batches).toEqual([
    [10, [10, 11, 12, 13]],
    [14, [14, 15, 16, 17]],
    [18, [18, 19]],
  ]);
});

test('a file without rows has none, and one read without columns as many as it has', async () => {
  const schema = struct(field('n', 'integer'));
  expect(await readAll(parquetOf(schema, []), { schema })).toEqual([]);
  expect(await readAll(parquetOf(schema, [{ n: 1 }, { n: 2 }]), { schema: struct() })).toEqual([{}, {}]);
});

test('columns may be called as members that every object has', async () => {
  const schema = struct(field('__proto__', 'integer'), field('constructor', struct(field('__proto__', 'string'))));
  const row = JSON.parse('{"__proto__": 7, "constructor": {"__proto__": "x"}}');
  const [read] = await readAll(parquetOf(schema, [row]), { schema });
  expect(JSON.stringify(read)).toBe('{"__proto__":7,"constructor":{"__proto__":"x"}}');
});

test('memory for writing holds one row group: the estimate grows with the rows and ends near the size', () => {
  const schema = struct(field('id', 'string'));
  const writer = new ParquetWriter({ schema, codec: 'zstd', rowGroupRows: 10_000 });
  const estimates: number[] = [];
  for (let part = 0; part < 10; part++) {
    writer.write(Array.from({ length: 5000 }, (_, index) => ({ id: `${Math.sin(part * 5000 + index)}` })));
    estimates.push(writer.byteEstimate);
  }
  const { bytes, rowCount } = writer.finish();
  expect(rowCount).toBe(50_000);
  expect(estimates).toEqual([...estimates].sort((one, other) => one - other));
  expect(Math.abs((estimates.at(-1) ?? 0) / bytes.length - 1)).toBeLessThan(0.1);
});
