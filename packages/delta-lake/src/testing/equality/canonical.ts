import type { DataType, StructType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';

/** How null containers compare. ClickHouse has none: a null list or map is empty, a null struct one of nulls. */
export type NullContainers = 'distinct' | 'as_empty';

/** One text for each different value: equal texts are equal values. Decimals without their trailing zeros. */
export function canonicalValue(value: Value | undefined, type: DataType, nulls: NullContainers): string {
  if (value === null || value === undefined) return nulls === 'as_empty' ? emptyOf(type) : 'null';
  if (decimalDigits(type) !== null) return canonicalDecimal(String(value));
  if (typeof type === 'string') return canonicalPrimitive(value, type);
  switch (type.type) {
    case 'array':
      return `[${(value as readonly Value[]).map((item) => canonicalValue(item, type.elementType, nulls)).join()}]`;
    case 'map': {
      const entries = [...(value as ReadonlyMap<Value, Value>)].map(
        ([key, of]) => `${canonicalValue(key, type.keyType, nulls)}:${canonicalValue(of, type.valueType, nulls)}`,
      );
      return `<${entries.sort().join()}>`;
    }
    case 'struct':
      return canonicalRow(value as Row, type, nulls);
  }
}

export function canonicalRow(row: Row, schema: StructType, nulls: NullContainers): string {
  return `{${schema.fields.map(({ name, type }) => canonicalValue(row[name], type, nulls)).join()}}`;
}

/** The rows as a multiset: their texts, sorted. */
export function canonicalRows(rows: readonly Row[], schema: StructType, nulls: NullContainers = 'distinct'): string[] {
  return rows.map((row) => canonicalRow(row, schema, nulls)).sort();
}

function canonicalPrimitive(value: Value, type: string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  if (typeof value === 'number')
    return Object.is(value, -0) ? '-0' : String(type === 'float' ? Math.fround(value) : value);
  return `${typeof value === 'bigint' ? '' : typeof value}${String(value)}`;
}

function canonicalDecimal(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short.replace(/^-?0$/, '0');
}

function emptyOf(type: DataType): string {
  if (typeof type === 'string') return 'null';
  if (type.type === 'array') return '[]';
  if (type.type === 'map') return '<>';
  return canonicalRow({}, type, 'as_empty');
}
