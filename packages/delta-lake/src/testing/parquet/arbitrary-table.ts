import fc from 'fast-check';
import type { DataType, StructType } from '../../schema/data-type.ts';
import { arrayOf, decimal, decimalDigits, field, mapOf, struct } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';

export interface Table {
  readonly schema: StructType;
  readonly rows: readonly Row[];
}

const primitives = [
  ...(['string', 'long', 'integer', 'short', 'byte', 'float', 'double', 'boolean', 'binary'] as const),
  ...(['date', 'timestamp', 'timestamp_ntz'] as const),
];

const primitive: fc.Arbitrary<DataType> = fc.oneof(
  { arbitrary: fc.constantFrom<DataType>(...primitives), weight: 4 },
  {
    arbitrary: fc
      .integer({ min: 1, max: 38 })
      .chain((precision) => fc.integer({ min: 0, max: precision }).map((scale) => decimal(precision, scale))),
    weight: 1,
  },
);

/** Keys that a Map tells apart by their value. */
const keyTypes = fc.constantFrom<DataType>('string', 'long', 'integer', 'date', 'boolean');

const { type } = fc.letrec<{ type: DataType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'type' },
    primitive,
    fc.tuple(tie('type'), fc.boolean()).map(([element, containsNull]) => arrayOf(element, { containsNull })),
    fc
      .tuple(keyTypes, tie('type'), fc.boolean())
      .map(([key, value, valueContainsNull]) => mapOf(key, value, { valueContainsNull })),
    fc
      .array(fc.tuple(tie('type'), fc.boolean()), { minLength: 1, maxLength: 3 })
      .map((fields) => struct(...fields.map(([type, nullable], index) => field(`f${index}`, type, { nullable })))),
  ),
}));

/** Within Date's own, or those that every engine writes alike. */
export type Years = 'all' | 'of four digits';

/** Random columns of every type, and rows of theirs. */
export function arbitraryTable(years: Years = 'all'): fc.Arbitrary<Table> {
  return fc
    .array(fc.tuple(type, fc.boolean()), { minLength: 1, maxLength: 4 })
    .map((columns) => struct(...columns.map(([type, nullable], index) => field(`列${index}`, type, { nullable }))))
    .chain((schema) =>
      fc.array(structValue(schema, years), { maxLength: 60 }).map((rows) => ({ schema, rows: rows as readonly Row[] })),
    );
}

function structValue(schema: StructType, years: Years): fc.Arbitrary<Value> {
  const members = schema.fields.map((one) => [one.name, maybeNull(randomOf(one.type, years), one.nullable)] as const);
  return fc.record(Object.fromEntries(members), { noNullPrototype: true }) as fc.Arbitrary<Value>;
}

function maybeNull(value: fc.Arbitrary<Value>, nullable: boolean): fc.Arbitrary<Value> {
  return nullable ? fc.option(value, { freq: 4 }) : value;
}

function randomOf(type: DataType, years: Years): fc.Arbitrary<Value> {
  if (typeof type === 'string') return primitiveValue(type, years);
  switch (type.type) {
    case 'struct':
      return structValue(type, years);
    case 'array':
      return fc.array(maybeNull(randomOf(type.elementType, years), type.containsNull), { maxLength: 5 });
    case 'map': {
      const entry = fc.tuple(
        randomOf(type.keyType, years),
        maybeNull(randomOf(type.valueType, years), type.valueContainsNull),
      );
      return fc.array(entry, { maxLength: 5 }).map((entries) => new Map(entries));
    }
  }
}

function primitiveValue(type: DataType & string, years: Years): fc.Arbitrary<Value> {
  switch (type) {
    case 'string':
      return fc.oneof(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.constantFrom('', 'a', 'b', '日本', '𠮷', '\uffff'),
      );
    case 'long':
    case 'timestamp':
    case 'timestamp_ntz':
      return fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.constantFrom(0n, -1n, 2n ** 53n + 1n));
    case 'integer':
      return fc.integer();
    case 'short':
      return fc.integer({ min: -32_768, max: 32_767 });
    case 'byte':
      return fc.integer({ min: -128, max: 127 });
    case 'float':
      return fc.float();
    case 'double':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'binary':
      return fc.uint8Array({ maxLength: 40 });
    case 'date':
      return fc
        .date({
          noInvalidDate: true,
          ...(years === 'all' ? {} : { min: new Date('0001-01-01T00:00Z'), max: new Date('9999-12-31T00:00Z') }),
        })
        .map((date) => dateText(date.getUTCFullYear(), date.toISOString().slice(-20, -14)));
    default: {
      const { precision, scale } = decimalDigits(type) as { precision: number; scale: number };
      const highest = 10n ** BigInt(precision) - 1n;
      return fc.bigInt({ min: -highest, max: highest }).map((unscaled) => decimalText(unscaled, scale));
    }
  }
}

function dateText(year: number, rest: string): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  if (year >= 0 && year <= 9999) return digits + rest;
  return (year < 0 ? '-' : '+') + digits + rest;
}

function decimalText(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return unscaled < 0n ? `-${text}` : text;
}
