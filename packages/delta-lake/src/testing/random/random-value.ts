import type { DataType, StructType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';
import type { Random } from './random.ts';

/** Which dates are chosen: ClickHouse knows only 1900 to 2299, the protocol those of every year. */
export type Dates = 'near' | 'far';

const TEXTS = [
  '',
  ' ',
  'a',
  'A',
  '％_"\\ 日本語',
  "it's",
  'あおば薬局',
  '𠮷野家 👪',
  'line\nbreak\ttab',
  'null',
  'é',
  'é',
  '/=%25',
  'z'.repeat(80),
  `${'長'.repeat(31)}𠮷x`,
  '\u{10ffff}'.repeat(40),
  '\u007f\u0001',
];
const LONGS = [0n, 1n, -1n, 9_007_199_254_740_993n, -9_007_199_254_740_993n, 2n ** 63n - 1n, -(2n ** 63n)];
const TIMES = [
  0n,
  -1n,
  1n,
  999n,
  -999_999n,
  -2_208_988_800_000_000n,
  253_402_300_799_999_999n,
  1_700_000_000_123_456n,
  -62_135_596_800_000_000n,
];
const NEAR_DATES = ['1900-01-01', '1969-12-31', '1970-01-01', '2000-02-29', '2024-06-30', '2299-12-31'];
const FAR_DATES = [...NEAR_DATES, '0001-01-01', '1582-10-04', '1582-10-15', '9999-12-31'];
const DOUBLES = [
  0,
  -0,
  0.1,
  -1.5,
  1e300,
  -1e-300,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

/** A value of the type, the awkward ones often; never null. */
export function randomValue(random: Random, type: DataType, dates: Dates): Value {
  const digits = decimalDigits(type);
  if (digits !== null) return randomDecimal(random, digits.precision, digits.scale);
  if (typeof type !== 'string') return randomNested(random, type, dates);
  switch (type) {
    case 'string':
      return random.chance(0.5) ? random.pick(TEXTS) : `${random.pick(TEXTS)}${random.between(0, 99)}`;
    case 'long':
      return random.chance(0.4) ? random.pick(LONGS) : BigInt(random.between(-1_000, 1_000));
    case 'integer':
      return random.chance(0.3) ? random.pick([2 ** 31 - 1, -(2 ** 31), 0]) : random.between(-50, 50);
    case 'short':
      return random.chance(0.3) ? random.pick([32_767, -32_768]) : random.between(-50, 50);
    case 'byte':
      return random.between(-128, 127);
    case 'double':
      return random.chance(0.5) ? random.pick(DOUBLES) : random.next() * 1_000 - 500;
    case 'float':
      return Math.fround(random.chance(0.5) ? random.pick([0, -0, 0.1, 3.4e38, Number.NaN]) : random.next() * 10);
    case 'boolean':
      return random.chance(0.5);
    case 'binary':
      return Uint8Array.from({ length: random.between(0, 9) }, () => random.between(0, 255));
    case 'date':
      return random.chance(0.5) ? random.pick(dates === 'far' ? FAR_DATES : NEAR_DATES) : randomDate(random);
    default:
      return random.chance(0.5) ? random.pick(TIMES) : 1_750_000_000_000_000n + BigInt(random.between(-1e9, 1e9));
  }
}

/** A row of the schema; fields that may be null often are. */
export function randomRow(random: Random, schema: StructType, dates: Dates): Row {
  return Object.fromEntries(
    schema.fields.map(({ name, type, nullable }) => [
      name,
      nullable && random.chance(0.2) ? null : randomValue(random, type, dates),
    ]),
  );
}

function randomNested(random: Random, type: Exclude<DataType, string>, dates: Dates): Value {
  if (type.type === 'struct') return randomRow(random, type, dates);
  const count = random.chance(0.2) ? 0 : random.between(1, 4);
  const orNull = (mayBe: boolean, of: DataType): Value =>
    mayBe && random.chance(0.2) ? null : randomValue(random, of, dates);
  if (type.type === 'array') return Array.from({ length: count }, () => orNull(type.containsNull, type.elementType));
  const entries = Array.from({ length: count }, () => randomValue(random, type.keyType, dates)).map(
    (key): [Value, Value] => [key, orNull(type.valueContainsNull, type.valueType)],
  );
  return new Map(entries);
}

function randomDecimal(random: Random, precision: number, scale: number): string {
  const digits = Array.from({ length: random.chance(0.3) ? precision : random.between(1, precision) }, () =>
    random.between(0, 9),
  ).join('');
  const padded = (random.chance(0.1) ? '9'.repeat(precision) : digits).padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale).replace(/^0+(?=\d)/, '');
  const text = scale === 0 ? whole : `${whole}.${padded.slice(-scale)}`;
  return random.chance(0.4) && /[1-9]/.test(text) ? `-${text}` : text;
}

function randomDate(random: Random): string {
  return new Date(Date.UTC(2024, 0, random.between(1, 1_000))).toISOString().slice(0, 10);
}
