import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, AddFile } from '../log/action.ts';
import { formatJson, JsonNumber } from '../log/json.ts';
import { decimalTextOfUnscaled } from '../parquet/text/decimal-text.ts';
import type { DataType } from '../schema/data-type.ts';
import { formatPartitionValue } from '../schema/partition-value.ts';
import { formatTimestamp } from '../schema/time.ts';
import { decimal, field, struct } from '../schema/types.ts';
import type { Row, Value } from '../schema/value.ts';
import { Replay, snapshotOf } from '../snapshot/replay.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { addAction, metadataAction, oldProtocol } from '../testing/log/log-fixture.ts';
import { filesFor } from './files-for.ts';
import { rowMatcher } from './filter/row-matcher.ts';
import { compareValues } from './filter/value-order.ts';
import type { Filter } from './filter.ts';

const schema = struct(
  field('part', 'string'),
  field('long', 'long'),
  field('int', 'integer'),
  field('text', 'string'),
  field('float', 'float'),
  field('double', 'double'),
  field('date', 'date'),
  field('at', 'timestamp'),
  field('price', decimal(38, 2)),
);

function snapshotWith(...adds: Action[]): Snapshot {
  const replay = new Replay();
  replay.apply([oldProtocol, metadataAction(schema, { partitionColumns: ['part'] }), ...adds]);
  return snapshotOf(replay.finish(), 0, () => 0);
}

const values: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  long: fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n)),
  int: fc.integer({ min: -3, max: 3 }),
  text: fc.oneof(
    fc.constantFrom('', 'a', 'b', 'ab', 'ｱ', '\u{1f600}', `${'x'.repeat(40)}a`, `${'x'.repeat(40)}b`, 'x'.repeat(32)),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  ),
  float: fc.constantFrom(0, -0, 0.1, Number.NaN, Number.POSITIVE_INFINITY, -1).map(Math.fround),
  double: fc.constantFrom(0, -0, 0.1, 0.30000000000000004, Number.NaN, Number.NEGATIVE_INFINITY, 1),
  date: fc.constantFrom('1969-12-31', '2020-01-01', '+10000-01-01', '-0001-01-01'),
  at: fc.oneof(fc.bigInt({ min: -3000n, max: 3000n }), fc.constant(253_402_300_800_000_999n)),
  price: fc
    .oneof(fc.bigInt({ min: -3n, max: 3n }), fc.constant(10n ** 37n + 1n))
    .map((unscaled) => decimalTextOfUnscaled(unscaled, 2)),
};

const columnNames = Object.keys(values);
const typeOf = (name: string): DataType => schema.fields.find((each) => each.name === name)?.type ?? 'string';
const row: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(columnNames.map((name) => [name, fc.option(values[name] as fc.Arbitrary<Value>, { freq: 4 })])),
);
const comparison: fc.Arbitrary<Filter> = fc.constantFrom(...columnNames, 'part').chain((column) => {
  const value = column === 'part' ? fc.constantFrom<Value>('p', 'q') : (values[column] as fc.Arbitrary<Value>);
  return fc.oneof(
    fc.record({
      column: fc.constant(column),
      op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: fc.option(value, { freq: 9 }),
    }),
    fc.record({ column: fc.constant(column), op: fc.constant('in'), values: fc.array(value, { maxLength: 3 }) }),
    fc.record({ column: fc.constant(column), op: fc.constantFrom('is null', 'is not null') }),
  );
});
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}));

/** Statistics as writers write them, each with its own liberties. */
interface Liberties {
  readonly tieBreaker: boolean;
  readonly without: readonly string[];
  readonly prefix: number;
}

function bound(name: string, sorted: readonly Value[], isMax: boolean, liberties: Liberties): unknown {
  const numbers = sorted.filter((value) => !Number.isNaN(value));
  const value = isMax ? numbers.at(-1) : numbers[0];
  if (value === undefined) return undefined;
  if (name === 'text') {
    const characters = [...(value as string)];
    if (characters.length <= liberties.prefix) return value;
    return characters.slice(0, liberties.prefix).join('') + (isMax && liberties.tieBreaker ? '\u{10ffff}' : '');
  }
  if (name === 'at') return formatTimestamp(value as bigint, 3);
  if (name === 'price') return new JsonNumber(value as string);
  // Spark writes a float by its own shortest digits
  if (name === 'float') return Number.isFinite(value) ? Number((value as number).toPrecision(8)) : String(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function statisticsOf(rows: readonly Row[], liberties: Liberties): string {
  const columns = columnNames.filter((name) => !liberties.without.includes(name));
  const of = (isMax: boolean) =>
    Object.fromEntries(
      columns.map((name) => {
        const present = rows.map((each) => each[name] ?? null).filter((value) => value !== null);
        const sorted = present.toSorted((one, other) => compareValues(typeOf(name), one, other));
        return [name, bound(name, sorted, isMax, liberties)];
      }),
    );
  const nullCount = Object.fromEntries(
    columns.map((name) => [name, rows.filter((each) => each[name] === null).length]),
  );
  return formatJson({ numRecords: rows.length, minValues: of(false), maxValues: of(true), nullCount });
}

const liberties: fc.Arbitrary<Liberties> = fc.record({
  tieBreaker: fc.boolean(),
  without: fc.subarray(columnNames),
  prefix: fc.constantFrom(1, 2, 32),
});

test('a file that holds a row a filter is true for is never left out', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      filter,
      liberties,
      fc.constantFrom('p', null),
      (rows, wanted, free, part) => {
        const file = addAction('a', { stats: statisticsOf(rows, free), partitionValues: { part } });
        const matches = rowMatcher(schema, wanted);
        fc.pre(rows.some((each) => matches({ ...each, part })));
        expect(filesFor(snapshotWith(file), wanted)).toHaveLength(1);
      },
    ),
    { numRuns: 2000 },
  );
}, 30_000);

function kept(stats: unknown, wanted: Filter, part = 'p'): boolean {
  const file = addAction('a', {
    stats: formatJson(stats),
    partitionValues: { part: formatPartitionValue(part, 'string') },
  });
  return filesFor(snapshotWith(file), wanted).length === 1;
}

const bounds = (column: string, min: unknown, max: unknown) => ({
  numRecords: 3,
  minValues: { [column]: min },
  maxValues: { [column]: max },
  nullCount: { [column]: 0 },
});

test.each<[string, unknown, Filter]>([
  ['below its bounds', bounds('long', 10n, 20n), { column: 'long', op: '<', value: 10n }],
  ['above its bounds', bounds('long', 10n, 2n ** 63n - 2n), { column: 'long', op: '=', value: 2n ** 63n - 1n }],
  ['among none of the values', bounds('long', 10n, 20n), { column: 'long', op: 'in', values: [1n, 21n] }],
  ['another than the only value', bounds('long', 10n, 10n), { column: 'long', op: '!=', value: 10n }],
  ['a text above', bounds('text', 'a', 'c'), { column: 'text', op: '>', value: 'd' }],
  [
    'a moment a millisecond later',
    bounds('at', '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.001Z'),
    { column: 'at', op: '>', value: 1_577_836_800_002_000n },
  ],
  ['null where there is none', bounds('long', 10n, 20n), { column: 'long', op: 'is null' }],
  ['a value where all is null', { numRecords: 3, nullCount: { int: 3 } }, { column: 'int', op: 'is not null' }],
  [
    'a decimal above',
    bounds('price', new JsonNumber('0.01'), new JsonNumber('123456789012345678.90')),
    { column: 'price', op: '>', value: '123456789012345678.90' },
  ],
  ['a day before', bounds('date', '2020-01-01', '2020-01-02'), { column: 'date', op: '<', value: '2020-01-01' }],
  ['another partition', {}, { column: 'part', op: '=', value: 'q' }],
  [
    'another partition, with an unknown beside',
    {},
    {
      and: [
        { column: 'part', op: '!=', value: 'p' },
        { column: 'long', op: '=', value: 1n },
      ],
    },
  ],
])('a file is left out for %s', (_, stats, wanted) => {
  expect(kept(stats, wanted)).toBe(false);
});

test.each<[string, unknown, Filter]>([
  [
    'within the last millisecond',
    bounds('at', '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.001Z'),
    { column: 'at', op: '=', value: 1_577_836_800_001_999n },
  ],
  ['that begins with a cut text', bounds('text', 'a', 'ab'), { column: 'text', op: '=', value: 'abc' }],
  ['of NaN above every number', bounds('double', 1, 2), { column: 'double', op: '>', value: 5 }],
  ['of NaN itself', bounds('double', 1, 2), { column: 'double', op: '=', value: Number.NaN }],
  ['with bounds of another type', bounds('long', 'a', 'b'), { column: 'long', op: '=', value: 1n }],
  ['with statistics that are no JSON objects', 'none', { column: 'long', op: '=', value: 1n }],
])('a file is kept for a value %s', (_, stats, wanted) => {
  expect(kept(stats, wanted)).toBe(true);
});

test('statistics that cannot be parsed say nothing', () => {
  const file = addAction('a', { stats: '{"numRecords":', partitionValues: { part: 'p' } });
  expect(filesFor(snapshotWith(file), { column: 'long', op: '=', value: 1n })).toHaveLength(1);
});

test('statistics and partition values are looked up by the physical names of mapped columns', () => {
  const mapped = struct(
    field('店', 'string', { metadata: { 'delta.columnMapping.physicalName': 'col-1', 'delta.columnMapping.id': 1 } }),
    field('数', 'long', { metadata: { 'delta.columnMapping.physicalName': 'col-2', 'delta.columnMapping.id': 2 } }),
  );
  const replay = new Replay();
  const configuration = { 'delta.columnMapping.mode': 'name' };
  const file: Partial<AddFile> = { partitionValues: { 'col-1': 'a' }, stats: formatJson(bounds('col-2', 1n, 2n)) };
  replay.apply([
    { protocol: { minReaderVersion: 2, minWriterVersion: 5 } },
    metadataAction(mapped, { partitionColumns: ['店'], configuration }),
    addAction('a', file),
  ]);
  const snapshot = snapshotOf(replay.finish(), 0, () => 0);
  expect(filesFor(snapshot, { column: '数', op: '=', value: 3n })).toHaveLength(0);
  expect(filesFor(snapshot, { column: '店', op: '=', value: 'b' })).toHaveLength(0);
  expect(
    filesFor(snapshot, {
      and: [
        { column: '店', op: '=', value: 'a' },
        { column: '数', op: '=', value: 2n },
      ],
    }),
  ).toHaveLength(1);
});
