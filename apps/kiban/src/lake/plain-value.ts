import type { DataType, Row, Value } from '@kiban/delta-lake';

/** A value of a table as JSON can carry it: instants as RFC 3339 in UTC, 64-bit integers as text where a number would round them. */
export function plainValue(type: DataType, value: Value | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (typeof type === 'object') return plainNested(type, value);
  if (type === 'timestamp') return `${timeText(value as bigint)}Z`;
  if (type === 'timestamp_ntz') return timeText(value as bigint);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function plainNested(type: Exclude<DataType, string>, value: Value): unknown {
  switch (type.type) {
    case 'array':
      return (value as readonly Value[]).map((each) => plainValue(type.elementType, each));
    case 'map':
      return Object.fromEntries(
        [...(value as ReadonlyMap<Value, Value>)].map(([key, each]) => [
          String(plainValue(type.keyType, key)),
          plainValue(type.valueType, each),
        ]),
      );
    case 'struct':
      return Object.fromEntries(
        type.fields.map((field) => [field.name, plainValue(field.type, (value as Row)[field.name])]),
      );
    default:
      throw new RangeError(`${JSON.stringify(type satisfies never)} is no type.`);
  }
}

/** Microseconds since 1970 as `2026-04-01T09:00:00.000010`, without a fraction where there is none. */
function timeText(microseconds: bigint): string {
  const fraction = ((microseconds % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((microseconds - fraction) / 1_000n)).toISOString().slice(0, -'.000Z'.length);
  return fraction === 0n ? seconds : `${seconds}.${String(fraction).padStart(6, '0')}`;
}

/** `array<struct<system: string, value: string>>` */
export function typeText(type: DataType): string {
  if (typeof type === 'string') return type;
  switch (type.type) {
    case 'array':
      return `array<${typeText(type.elementType)}>`;
    case 'map':
      return `map<${typeText(type.keyType)}, ${typeText(type.valueType)}>`;
    case 'struct':
      return `struct<${type.fields.map((field) => `${field.name}: ${typeText(field.type)}`).join(', ')}>`;
    default:
      throw new RangeError(`${JSON.stringify(type satisfies never)} is no type.`);
  }
}
