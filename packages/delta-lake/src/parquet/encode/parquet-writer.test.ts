import { parquetMetadata } from 'hyparquet/src/metadata.js';
import { expect, test } from 'vitest';
import type { DataType, StructType } from '../../schema/data-type.ts';
import { arrayOf, field, mapOf, struct } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';
import { parquetOf } from '../../testing/parquet/read-all.ts';
import { ParquetWriter } from './parquet-writer.ts';

function statisticsOf(type: DataType, values: readonly Value[], rowGroupRows = 100): object {
  const writer = new ParquetWriter({ schema: struct(field('v', type)), codec: 'snappy', rowGroupRows });
  writer.write(values.map((v) => ({ v })));
  const [column] = writer.finish().columns;
  return { nullCount: column?.nullCount, min: column?.min, max: column?.max };
}

function chunksOf(schema: StructType, rows: readonly Row[], options = {}) {
  const { row_groups } = parquetMetadata(parquetOf(schema, rows, options));
  return row_groups.map(({ columns }) => columns.map(({ meta_data }) => meta_data));
}

function failure(schema: StructType, rows: readonly unknown[], numberOf?: (index: number) => number): unknown {
  try {
    new ParquetWriter({ schema, codec: 'snappy' }).write(rows as Row[], numberOf);
    return null;
  } catch (error) {
    return error;
  }
}

test('bounds are told over all row groups, in the order of the type', () => {
  expect(statisticsOf('integer', [3, -5, null, 12, 0], 2)).toEqual({ nullCount: 1, min: -5, max: 12 });
  expect(statisticsOf('long', [-1n, 2n ** 62n, -(2n ** 62n)], 1)).toEqual({
    nullCount: 0,
    min: -(2n ** 62n),
    max: 2n ** 62n,
  });
  expect(statisticsOf('decimal(5,2)', ['-1.50', '100.00', '-20.25'])).toEqual({
    nullCount: 0,
    min: '-20.25',
    max: '100.00',
  });
  expect(statisticsOf('decimal(12,0)', ['9', '-10', '8'], 1)).toEqual({ nullCount: 0, min: '-10', max: '9' });
  expect(statisticsOf('decimal(38,1)', ['9.0', '-10.5'], 1)).toEqual({ nullCount: 0, min: '-10.5', max: '9.0' });
  expect(statisticsOf('date', ['2026-01-02', '-0001-01-01', '1969-12-31'])).toEqual({
    nullCount: 0,
    min: '-0001-01-01',
    max: '2026-01-02',
  });
  expect(statisticsOf('boolean', [true, true, null])).toEqual({ nullCount: 1, min: true, max: true });
  expect(statisticsOf('boolean', [false, true], 1)).toEqual({ nullCount: 0, min: false, max: true });
});

test('texts are ordered by code points, whether they repeat or not', () => {
  const [plane, high, ascii] = ['𠮷', '\uff5e', 'z'];
  for (const values of [
    [plane, high, ascii],
    [high, plane, ascii, high, plane, ascii],
    [ascii, high, plane],
  ]) {
    expect(statisticsOf('string', values)).toEqual({ nullCount: 0, min: ascii, max: plane });
    expect(statisticsOf('string', values, 1)).toEqual({ nullCount: 0, min: ascii, max: plane });
  }
  const many = Array.from({ length: 10_000 }, (_, index) => `${index}${index % 2 ? high : plane}`);
  expect(statisticsOf('string', [...many, plane, high], 20_000)).toEqual({
    nullCount: 0,
    min: `0${plane}`,
    max: plane,
  });
});

test('nulls have no bounds, a NaN leaves none to any row group, zeros of both signs are one', () => {
  const none = { min: null, max: null };
  expect(statisticsOf('string', [null, null])).toEqual({ nullCount: 2, ...none });
  expect(statisticsOf('double', [1, Number.NaN, 2], 1)).toEqual({ nullCount: 0, ...none });
  expect(statisticsOf('double', [0, -0])).toEqual({ nullCount: 0, min: 0, max: 0 });
  expect(statisticsOf('binary', [Uint8Array.of(1)])).toEqual({ nullCount: 0, ...none });
  const [[chunk] = []] = chunksOf(struct(field('v', 'double')), [{ v: 0 }]);
  expect([Object.is(chunk?.statistics?.min_value, -0), Object.is(chunk?.statistics?.max_value, 0)]).toEqual([
    true,
    true,
  ]);
});

test('fields of structs have statistics with the nulls above them, what lies below arrays and maps has none', () => {
  const schema = struct(
    field('s', struct(field('a', 'integer'), field('deep', struct(field('b', 'string'))))),
    field('list', arrayOf('integer')),
    field('map', mapOf('string', 'integer')),
  );
  const writer = new ParquetWriter({ schema, codec: 'snappy' });
  writer.write([
    { s: { a: 1, deep: { b: 'x' } }, list: [1], map: new Map([['k', 1]]) },
    { s: { a: null, deep: null }, list: null, map: null },
    { s: null, list: [], map: null },
  ]);
  expect(writer.finish().columns).toEqual([
    { path: ['s', 'a'], nullCount: 2, min: 1, max: 1 },
    { path: ['s', 'deep', 'b'], nullCount: 2, min: 'x', max: 'x' },
  ]);
});

test('of a column without footer statistics the footer tells nothing', () => {
  const schema = struct(field('id', 'integer'), field('name', 'string'));
  const rows = [
    { id: 1, name: '佐藤' },
    { id: 2, name: null },
  ];
  const [[id, name] = []] = chunksOf(schema, rows, { footerStatistics: ([column]: string[]) => column !== 'name' });
  expect(id?.statistics).toMatchObject({ min_value: 1, max_value: 2, null_count: 0n });
  expect(name?.statistics).toBeUndefined();
});

test('long texts stand in the footer by their beginning, and say so', () => {
  const schema = struct(field('v', 'string'));
  const long = '日'.repeat(50);
  const [[chunk] = []] = chunksOf(schema, [{ v: long }, { v: '\u{10ffff}'.repeat(20) }]);
  expect(chunk?.statistics).toMatchObject({ min_value: '日'.repeat(21), is_min_value_exact: false });
  expect(chunk?.statistics?.max_value).toBeUndefined();
  const [[other] = []] = chunksOf(schema, [{ v: `a${long}` }]);
  expect(other?.statistics).toMatchObject({ max_value: `a${'日'.repeat(20)}旦`, is_max_value_exact: false });
});

test('repeated values are written by dictionary, others are not', () => {
  const schema = struct(field('kind', 'string'), field('id', 'string'), field('n', 'integer'), field('m', 'long'));
  const rows = Array.from({ length: 9000 }, (_, i) => ({ kind: `k${i % 5}`, id: `id ${i}`, n: i, m: BigInt(i % 7) }));
  const [chunks = []] = chunksOf(schema, rows);
  const byDictionary = chunks.map((chunk) => chunk?.encodings.includes('RLE_DICTIONARY'));
  expect(byDictionary).toEqual([true, false, false, true]);
});

test('ids get no dictionary, values that come again among others do', () => {
  const schema = struct(field('id', 'string'), field('name', 'string'));
  const rows = Array.from({ length: 4000 }, (_, i) => ({ id: `id ${i}`, name: `name ${(i * i) % 1501}` }));
  const [chunks = []] = chunksOf(schema, rows);
  expect(chunks.map((chunk) => chunk?.encodings.includes('RLE_DICTIONARY'))).toEqual([false, true]);
});

test('columns of a few bytes are stored as they are, whatever the codec', () => {
  const schema = struct(field('short', 'string'), field('long', 'string'), field('none', 'long'));
  const rows = [{ short: 'x', long: 'kiban'.repeat(200), none: null }];
  for (const [codec, named] of [
    ['zstd', 'ZSTD'],
    ['snappy', 'SNAPPY'],
  ]) {
    const [chunks = []] = chunksOf(schema, rows, { codec });
    expect(chunks.map((chunk) => chunk?.codec)).toEqual(['UNCOMPRESSED', named, 'UNCOMPRESSED']);
  }
});

test('field ids of the column mapping stand in the file, also inside structs', () => {
  const id = (number: number) => ({ metadata: { 'delta.columnMapping.id': number } });
  const schema = struct(
    field('a', 'string', id(4)),
    field('s', struct(field('b', 'long', id(6))), id(5)),
    field('c', 'date'),
  );
  const elements = parquetMetadata(parquetOf(schema, [])).schema;
  expect(elements.map(({ name, field_id }) => [name, field_id])).toEqual([
    ['schema', undefined],
    ['a', 4],
    ['s', 5],
    ['b', 6],
    ['c', undefined],
  ]);
});

test('a row group ends after its rows, or when it has grown large', () => {
  const schema = struct(field('v', 'binary'));
  const rows = Array.from({ length: 150 }, () => ({ v: new Uint8Array(1 << 20) }));
  const { row_groups } = parquetMetadata(parquetOf(schema, rows, { codec: 'zstd' }));
  const counts = row_groups.map(({ num_rows }) => Number(num_rows));
  expect(counts.length).toBe(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(80);
});

test.each<[string, DataType, unknown, RegExp]>([
  ['a null where none may be', 'string', null, /null/],
  ['a missing member where no null may be', 'integer', undefined, /null/],
  ['a number for a string', 'string', 1, /a string is expected/],
  ['a text with half a character', 'string', 'a\ud800', /Unicode/],
  ['a long text with half a character', 'string', `${'a'.repeat(200)}\udc00`, /Unicode/],
  ['a number for a long', 'long', 5, /bigint/],
  ['a long of 65 bits', 'long', 2n ** 63n, /64 bits/],
  ['an integer of 33 bits', 'integer', 2 ** 31, /2147483647/],
  ['a fraction for an integer', 'integer', 1.5, /whole number/],
  ['a byte of 9 bits', 'byte', 128, /127/],
  ['a short of 17 bits', 'short', -32_769, /-32768/],
  ['a float beyond all floats', 'float', 1e39, /number from/],
  ['a bigint for a double', 'double', 1n, /number/],
  ['a 0 for a boolean', 'boolean', 0, /boolean/],
  ['a text for binary', 'binary', 'x', /Uint8Array/],
  ['a day that does not exist', 'date', '2026-02-29', /date/],
  ['a date with a time', 'date', '2026-02-28T00:00', /date/],
  ['more digits than the decimal has', 'decimal(4,2)', '100.00', /decimal\(4,2\)/],
  ['more digits after the point', 'decimal(4,2)', '1.005', /decimal\(4,2\)/],
  ['a number for a decimal', 'decimal(30,2)', 1.5, /decimal\(30,2\)/],
  ['a decimal that is no number', 'decimal(12,2)', 'NaN', /decimal\(12,2\)/],
  ['an object for an array', arrayOf('string'), {}, /array/],
  ['an array for a map', mapOf('string', 'string'), [], /Map/],
  ['an array for a struct', struct(field('a', 'string')), [], /object/],
])('%s is refused, with the column and the row', (_, type, value, expected) => {
  const schema = struct(field('outer', struct(field('v', type, { nullable: false }))));
  const good = { outer: null };
  const refused = failure(schema, [good, good, { outer: { v: value } }]);
  expect(refused).toMatchObject({ code: 'value_invalid', message: expect.stringMatching(expected) });
  expect((refused as Error).message).toContain('column outer.v, row 2:');
});

test('an error names the row by the number its caller gives it, never the value', () => {
  const schema = struct(field('name', 'integer'));
  const refused = failure(schema, [{ name: 1 }, { name: '佐藤 花子' }], (index) => 100 + index) as Error;
  expect(refused.message).toContain('column name, row 101:');
  expect(refused.message).not.toContain('佐藤');
});

test('elements, keys and values are refused by their place', () => {
  const schema = struct(
    field('list', arrayOf('integer', { containsNull: false })),
    field('map', mapOf('string', 'integer', { valueContainsNull: false })),
  );
  expect(failure(schema, [{ list: [1, null], map: null }])).toMatchObject({
    message: expect.stringContaining('list.element'),
  });
  expect(failure(schema, [{ list: null, map: new Map([['k', null]]) }])).toMatchObject({
    message: expect.stringContaining('map.value'),
  });
  expect(failure(schema, [{ list: null, map: new Map([[null, 1]]) }])).toMatchObject({
    message: expect.stringContaining('map.key'),
  });
});

test('a writer that refused a row, or has finished, writes no more', () => {
  const writer = new ParquetWriter({ schema: struct(field('n', 'integer')), codec: 'snappy' });
  writer.write([{ n: 1 }]);
  expect(() => writer.write([{ n: 'x' }])).toThrow('row 1');
  expect(() => writer.finish()).toThrow(expect.objectContaining({ code: 'option_invalid' }));
  const finished = new ParquetWriter({ schema: struct(field('n', 'integer')), codec: 'snappy' });
  finished.finish();
  expect(() => finished.write([])).toThrow(expect.objectContaining({ code: 'option_invalid' }));
});

test('what Parquet cannot hold, and options that do not exist, are refused', () => {
  const invalid = (code: string) => expect.objectContaining({ code });
  expect(() => parquetOf(struct(), [])).toThrow(invalid('schema_invalid'));
  expect(() => parquetOf(struct(field('s', struct())), [])).toThrow(invalid('schema_invalid'));
  const schema = struct(field('n', 'integer'));
  expect(() => parquetOf(schema, [], { codec: 'lzo' as 'zstd' })).toThrow(invalid('option_invalid'));
  expect(() => parquetOf(schema, [], { codec: 'zstd', compressionLevel: 23 })).toThrow(invalid('option_invalid'));
  expect(() => parquetOf(schema, [], { rowGroupRows: 0 })).toThrow(invalid('option_invalid'));
});
