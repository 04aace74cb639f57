import type { DataType, Row, StructType, Value } from '@kiban/delta-lake';

/**
 * A value of a table as a text file would give it: nothing for null; digits for numbers, exact; `true`, `false`; dates and times as
 * ISO 8601 (an instant in UTC); bytes in base64; arrays, maps and structs as JSON.
 */
export function textOfValue(type: DataType, value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof type === 'object' ? jsonOf(type, value) : textOfPrimitive(type, value);
}

function textOfPrimitive(type: DataType, value: Value): string {
  if (type === 'timestamp') return `${timeText(value as bigint)}Z`;
  if (type === 'timestamp_ntz') return timeText(value as bigint);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
}

/** `2025-04-01T09:30:00`, with a fraction of a second only when there is one. */
function timeText(microseconds: bigint): string {
  const fraction = ((microseconds % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((microseconds - fraction) / 1_000n)).toISOString().replace('.000Z', '');
  return fraction === 0n ? seconds : `${seconds}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
}

function jsonOf(type: DataType, value: Value | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (typeof type === 'string') return jsonOfPrimitive(type, value);
  switch (type.type) {
    case 'array':
      return `[${(value as readonly Value[]).map((each) => jsonOf(type.elementType, each)).join()}]`;
    case 'map':
      return `{${[...(value as ReadonlyMap<Value, Value>)]
        .map(([key, each]) => `${JSON.stringify(textOfValue(type.keyType, key))}:${jsonOf(type.valueType, each)}`)
        .join()}}`;
    case 'struct':
      return jsonOfStruct(type, value as Row);
    default:
      throw new RangeError(`${JSON.stringify(type satisfies never)} is no type.`);
  }
}

function jsonOfStruct({ fields }: StructType, value: Row): string {
  return `{${fields.map(({ name, type }) => `${JSON.stringify(name)}:${jsonOf(type, value[name])}`).join()}}`;
}

/** Numbers as they are, however long; what JSON has no word for (NaN, infinity) as text. */
function jsonOfPrimitive(type: DataType, value: Value): string {
  const text = textOfPrimitive(type, value);
  const bare = (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'boolean';
  const digits = (type === 'long' && typeof value === 'bigint') || String(type).startsWith('decimal');
  return bare || digits ? text : JSON.stringify(text);
}
