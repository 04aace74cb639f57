import { describe, expect, it } from 'vitest';
import { ParquetWriter } from '../parquet/encode/parquet-writer.ts';
import type { StructType } from '../schema/data-type.ts';
import { arrayOf, decimal, field, struct } from '../schema/types.ts';
import type { Row } from '../schema/value.ts';
import { fileStatistics } from './file-statistics.ts';

function statisticsOf(schema: StructType, rows: readonly Row[]): string {
  const writer = new ParquetWriter({ schema, codec: 'uncompressed' });
  writer.write(rows);
  const { rowCount, columns } = writer.finish();
  return fileStatistics(rowCount, columns, schema, () => true);
}

describe('statistics of a file', () => {
  it('keep 64-bit integers and decimals exact', () => {
    const schema = struct(field('l', 'long'), field('d', decimal(38, 2)));
    const text = statisticsOf(schema, [
      { l: -9223372036854775808n, d: '-123456789012345678901234567890123456.78' },
      { l: 9223372036854775807n, d: '0.10' },
    ]);
    expect(text).toBe(
      '{"numRecords":2,' +
        '"minValues":{"l":-9223372036854775808,"d":-123456789012345678901234567890123456.78},' +
        '"maxValues":{"l":9223372036854775807,"d":0.10},' +
        '"nullCount":{"l":0,"d":0}}',
    );
  });

  it('round times down and up to milliseconds, also before 1970', () => {
    const schema = struct(field('t', 'timestamp'), field('n', 'timestamp_ntz'));
    const { minValues, maxValues } = JSON.parse(
      statisticsOf(schema, [
        { t: -1n, n: 1_700_000_000_000_001n },
        { t: 1_700_000_000_000_001n, n: 1_700_000_000_001_000n },
      ]),
    );
    expect(minValues).toEqual({ t: '1969-12-31T23:59:59.999Z', n: '2023-11-14T22:13:20.000' });
    expect(maxValues).toEqual({ t: '2023-11-14T22:13:20.001Z', n: '2023-11-14T22:13:20.001' });
  });

  it('mirror the structs of the schema', () => {
    const schema = struct(field('a', struct(field('b', struct(field('c', 'long'))))), field('__proto__', 'integer'));
    const rows = [{ a: { b: { c: 5n } } }, { a: null }].map((row) =>
      Object.defineProperty(row, '__proto__', { value: 7, enumerable: true }),
    );
    expect(statisticsOf(schema, rows)).toBe(
      '{"numRecords":2,"minValues":{"a":{"b":{"c":5}},"__proto__":7},"maxValues":{"a":{"b":{"c":5}},"__proto__":7},' +
        '"nullCount":{"a":{"b":{"c":1}},"__proto__":0}}',
    );
  });

  it('say nothing of values that have no order or that JSON does not know', () => {
    const schema = struct(
      field('b', 'binary'),
      field('flag', 'boolean'),
      field('nan', 'double'),
      field('infinite', 'double'),
      field('list', arrayOf('long')),
      field('empty', 'string'),
      field('far', 'date'),
    );
    const row = {
      b: Uint8Array.of(1),
      flag: true,
      nan: Number.NaN,
      infinite: Number.POSITIVE_INFINITY,
      list: [1n],
      empty: null,
      far: '+12345-01-01',
    };
    const { minValues, maxValues, nullCount } = JSON.parse(statisticsOf(schema, [row]));
    expect(minValues).toEqual({});
    expect(maxValues).toEqual({});
    expect(nullCount).toMatchObject({ b: 0, flag: 0, nan: 0, infinite: 0, empty: 1, far: 0 });
  });
});
