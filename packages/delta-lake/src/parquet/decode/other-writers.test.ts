import { expect, test } from 'vitest';
import type { DataType } from '../../schema/data-type.ts';
import { arrayOf, field, mapOf, struct } from '../../schema/types.ts';
import {
  dataPage,
  dataPageV2,
  element,
  encoding,
  int32,
  int64s,
  levels,
  prefixed,
  rawFile,
  repetition,
  type,
} from '../../testing/parquet/raw-file.ts';
import { readAll } from '../../testing/parquet/read-all.ts';
import type { ThriftStruct } from '../encode/thrift-writer.ts';

const logical = (member: number, fields: ThriftStruct = {}) => ({ struct: { [member]: { struct: fields } } });
const timestamp = (unit: 1 | 2 | 3, isUtc = true) => logical(8, { 1: { boolean: isUtc }, 2: logical(unit) });

/** A file of one required column. */
function columnFile(
  fields: ThriftStruct & { 1: { i32: number } },
  count: number,
  values: Uint8Array,
  how?: number,
): Uint8Array {
  const page = dataPage(count, values, how);
  const column = { path: ['v'], type: fields[1].i32, pages: [page], valueCount: count };
  return rawFile([element('v', repetition.required, fields)], 1, count, [column]);
}

async function valuesOf(file: Uint8Array, wanted: DataType): Promise<unknown[]> {
  return (await readAll(file, { schema: struct(field('v', wanted)) })).map(({ v }) => v);
}

const int32s = (...values: number[]) => new Uint8Array(Int32Array.from(values).buffer);
const stored = (kind: number, rest: ThriftStruct = {}) =>
  ({ 1: { i32: kind }, ...rest }) as ThriftStruct & { 1: { i32: number } };

test('timestamps of any unit come as microseconds', async () => {
  const values = int64s(1_500n, -1n);
  const millis = columnFile(stored(type.int64, { 6: { i32: 9 } }), 2, values);
  expect(await valuesOf(millis, 'timestamp')).toEqual([1_500_000n, -1000n]);
  const micros = columnFile(stored(type.int64, { 10: timestamp(2, false) }), 2, values);
  expect(await valuesOf(micros, 'timestamp_ntz')).toEqual([1500n, -1n]);
  const nanos = columnFile(stored(type.int64, { 10: timestamp(3) }), 2, int64s(5_000n, -3_000n));
  expect(await valuesOf(nanos, 'timestamp')).toEqual([5n, -3n]);
});

test('nanoseconds that are no whole microsecond are refused, not rounded', async () => {
  const nanos = columnFile(stored(type.int64, { 10: timestamp(3) }), 1, int64s(1_001n));
  await expect(valuesOf(nanos, 'timestamp')).rejects.toMatchObject({ code: 'schema_mismatch' });
});

test('timestamps of 96 bits are the Julian day and its nanoseconds, cut to microseconds', async () => {
  const day = (nanos: bigint, julian: number) => Buffer.concat([int64s(nanos), int32(julian)]);
  const bytes = Buffer.concat([day(0n, 2_440_588), day(1_999n, 2_440_587), day(86_399_999_999_999n, 0)]);
  expect(await valuesOf(columnFile(stored(type.int96), 3, bytes), 'timestamp')).toEqual([
    0n,
    -86_400_000_000n + 1n,
    -2_440_588n * 86_400_000_000n + 86_399_999_999n,
  ]);
});

test('unsigned integers keep their value, or are refused where it does not fit', async () => {
  const unsigned = (kind: number, bits: number) =>
    stored(kind, { 10: logical(10, { 1: { i8: bits }, 2: { boolean: false } }) });
  const file32 = columnFile(unsigned(type.int32, 32), 2, int32s(7, -1));
  expect(await valuesOf(file32, 'long')).toEqual([7n, 4_294_967_295n]);
  expect(await valuesOf(file32, 'decimal(10,0)')).toEqual(['7', '4294967295']);
  await expect(valuesOf(file32, 'integer')).rejects.toMatchObject({ code: 'schema_mismatch' });
  const file64 = columnFile(unsigned(type.int64, 64), 1, int64s(-1n));
  expect(await valuesOf(file64, 'decimal(20,0)')).toEqual(['18446744073709551615']);
  await expect(valuesOf(file64, 'long')).rejects.toMatchObject({ code: 'schema_mismatch' });
});

test('values of a narrower type are read as the wider one, exactly', async () => {
  const integers = columnFile(stored(type.int32), 2, int32s(-7, 2_147_483_647));
  expect(await valuesOf(integers, 'long')).toEqual([-7n, 2_147_483_647n]);
  expect(await valuesOf(integers, 'double')).toEqual([-7, 2_147_483_647]);
  expect(await valuesOf(integers, 'decimal(12,2)')).toEqual(['-7.00', '2147483647.00']);
  const dates = columnFile(stored(type.int32, { 6: { i32: 6 } }), 1, int32s(-1));
  expect(await valuesOf(dates, 'timestamp_ntz')).toEqual([-86_400_000_000n]);
  const decimals = columnFile(stored(type.int32, { 6: { i32: 5 }, 7: { i32: 1 }, 8: { i32: 5 } }), 1, int32s(-105));
  expect(await valuesOf(decimals, 'decimal(20,3)')).toEqual(['-10.500']);
});

test('decimals of bytes are signed numbers of any length', async () => {
  const decimal = (kind: number, length?: number) =>
    stored(kind, {
      2: length === undefined ? undefined : { i32: length },
      10: logical(5, { 1: { i32: 2 }, 2: { i32: 20 } }),
    });
  const fixed = columnFile(decimal(type.fixed, 3), 2, Uint8Array.of(0xff, 0xff, 0xfe, 0x01, 0x00, 0x00));
  expect(await valuesOf(fixed, 'decimal(20,2)')).toEqual(['-0.02', '655.36']);
  const bytes = Buffer.concat([int32(1), Uint8Array.of(0x80), int32(2), Uint8Array.of(0x00, 0xff), int32(0)]);
  expect(await valuesOf(columnFile(decimal(type.byte_array), 3, bytes), 'decimal(20,2)')).toEqual([
    '-1.28',
    '2.55',
    '0.00',
  ]);
});

test.each<[string, ThriftStruct, DataType]>([
  ['a text', { 1: { i32: type.byte_array }, 6: { i32: 0 } }, 'long'],
  ['a long', { 1: { i32: type.int64 } }, 'integer'],
  ['a long', { 1: { i32: type.int64 } }, 'timestamp'],
  ['a timestamp', { 1: { i32: type.int64 }, 10: timestamp(2) }, 'long'],
  ['a decimal', { 1: { i32: type.int32 }, 6: { i32: 5 }, 7: { i32: 3 }, 8: { i32: 9 } }, 'decimal(9,2)'],
  ['a decimal', { 1: { i32: type.int32 }, 6: { i32: 5 }, 7: { i32: 2 }, 8: { i32: 9 } }, 'integer'],
  ['a decimal', { 1: { i32: type.byte_array }, 6: { i32: 5 }, 7: { i32: 2 }, 8: { i32: 9 } }, 'string'],
  ['an integer', { 1: { i32: type.int32 } }, 'date'],
  ['an integer', { 1: { i32: type.int32 } }, 'boolean'],
  ['an integer', { 1: { i32: type.int32 } }, 'float'],
  ['an integer', { 1: { i32: type.int32 } }, arrayOf('integer')],
  ['an integer', { 1: { i32: type.int32 } }, struct(field('a', 'integer'))],
  ['an integer', { 1: { i32: type.int32 } }, mapOf('string', 'integer')],
])('%s (%j) is refused as %j, naming the column', async (_, fields, wanted) => {
  const file = columnFile(fields as ThriftStruct & { 1: { i32: number } }, 0, new Uint8Array(0));
  await expect(valuesOf(file, wanted)).rejects.toMatchObject({
    code: 'schema_mismatch',
    message: expect.stringContaining('column v'),
  });
});

test('bytes that are no UTF-8 are no text; a replacement character that was written is one', async () => {
  const text = (...bytes: number[]) => Buffer.concat([int32(bytes.length), Uint8Array.from(bytes)]);
  const utf8 = stored(type.byte_array, { 6: { i32: 0 } });
  await expect(valuesOf(columnFile(utf8, 1, text(0xff, 0x61)), 'string')).rejects.toMatchObject({
    code: 'file_malformed',
  });
  expect(await valuesOf(columnFile(utf8, 1, text(0xef, 0xbf, 0xbd)), 'string')).toEqual(['\ufffd']);
});

test('lists of two levels are lists, by all the names that writers gave them', async () => {
  const group = (name: string, repeats: number, children: number, fields: ThriftStruct = {}) =>
    element(name, repeats, { 5: { i32: children }, ...fields });
  const list = group('v', repetition.optional, 1, { 6: { i32: 3 } });
  // [1, 2], null, [3]
  const repeats = prefixed(levels([0, 1, 0, 0]));
  const definitions = (highest: number) => prefixed(levels([highest, highest, 0, highest], 2));
  const page = (highest: number) => dataPage(4, Buffer.concat([repeats, definitions(highest), int32s(1, 2, 3)]));
  const file = (elements: ThriftStruct[], path: string[], highest: number) =>
    rawFile([list, ...elements], 1, 3, [{ path, type: type.int32, pages: [page(highest)], valueCount: 4 }]);
  const integer = stored(type.int32);
  const plain = file([element('array', repetition.repeated, integer)], ['v', 'array'], 2);
  expect(await valuesOf(plain, arrayOf('integer'))).toEqual([[1, 2], null, [3]]);
  const structs = [[{ x: 1 }, { x: 2 }], null, [{ x: 3 }]];
  const inArray = [group('array', repetition.repeated, 1), element('x', repetition.required, integer)];
  expect(await valuesOf(file(inArray, ['v', 'array', 'x'], 2), arrayOf(struct(field('x', 'integer'))))).toEqual(
    structs,
  );
  const inTuple = [group('v_tuple', repetition.repeated, 1), element('x', repetition.required, integer)];
  expect(await valuesOf(file(inTuple, ['v', 'v_tuple', 'x'], 2), arrayOf(struct(field('x', 'integer'))))).toEqual(
    structs,
  );
  const threeLevels = [group('bag', repetition.repeated, 1), element('array_element', repetition.optional, integer)];
  expect(await valuesOf(file(threeLevels, ['v', 'bag', 'array_element'], 3), arrayOf('integer'))).toEqual([
    [1, 2],
    null,
    [3],
  ]);
});

test('a repeated field outside of any list is a list that is never null', async () => {
  const page = dataPage(3, Buffer.concat([prefixed(levels([0, 1, 0])), prefixed(levels([1, 1, 0])), int32s(1, 2)]));
  const file = rawFile([element('v', repetition.repeated, stored(type.int32))], 1, 2, [
    { path: ['v'], type: type.int32, pages: [page], valueCount: 3 },
  ]);
  expect(await valuesOf(file, arrayOf('integer'))).toEqual([[1, 2], []]);
});

test('a row may go on in the next page', async () => {
  const part = (repeats: number[], ...values: number[]) =>
    dataPage(
      values.length,
      Buffer.concat([prefixed(levels(repeats)), prefixed(levels(values.map(() => 1))), int32s(...values)]),
    );
  const file = rawFile([element('v', repetition.repeated, stored(type.int32))], 1, 2, [
    { path: ['v'], type: type.int32, pages: [part([0, 1], 1, 2), part([1, 0], 3, 4)], valueCount: 4 },
  ]);
  expect(await valuesOf(file, arrayOf('integer'))).toEqual([[1, 2, 3], [4]]);
});

test('pages of the second version have their levels before the values', async () => {
  const page = dataPageV2(
    { count: 4, nulls: 1, rows: 4 },
    { repetitions: new Uint8Array(0), definitions: levels([1, 0, 1, 1]), values: int32s(5, 6, 7) },
  );
  const file = rawFile([element('v', repetition.optional, stored(type.int32))], 1, 4, [
    { path: ['v'], type: type.int32, pages: [page], valueCount: 4 },
  ]);
  expect(await valuesOf(file, 'integer')).toEqual([5, null, 6, 7]);
});

test('texts may share their beginning with the one before, or have their lengths apart', async () => {
  // two numbers by differences: block of 128 in 4 parts, the first value, one difference, nothing further
  const two = (first: number, second: number) =>
    Uint8Array.of(0x80, 1, 4, 2, first * 2, (second - first) * 2, 0, 0, 0, 0);
  const utf8 = stored(type.byte_array, { 6: { i32: 0 } });
  const shared = Buffer.concat([two(0, 2), two(3, 4), Buffer.from('abcdefg')]);
  expect(await valuesOf(columnFile(utf8, 2, shared, encoding.delta_byte_array), 'string')).toEqual(['abc', 'abdefg']);
  const lengths = Buffer.concat([two(1, 3), Buffer.from('abcd')]);
  expect(await valuesOf(columnFile(utf8, 2, lengths, encoding.delta_length), 'string')).toEqual(['a', 'bcd']);
});

test('encodings that are not known are refused by their name', async () => {
  const file = columnFile(stored(type.int32), 1, int32s(1), encoding.bit_packed);
  await expect(valuesOf(file, 'integer')).rejects.toMatchObject({
    code: 'feature_unsupported',
    feature: 'parquet encoding BIT_PACKED',
  });
});

test('a struct tells where it is null even when none of its wanted fields is in the file', async () => {
  const group = element('v', repetition.optional, { 5: { i32: 1 } });
  const page = dataPage(3, Buffer.concat([prefixed(levels([1, 0, 1])), int32s(8, 9)]));
  const file = rawFile([group, element('old', repetition.required, stored(type.int32))], 1, 3, [
    { path: ['v', 'old'], type: type.int32, pages: [page], valueCount: 3 },
  ]);
  expect(await valuesOf(file, struct(field('new', 'string')))).toEqual([{ new: null }, null, { new: null }]);
});
