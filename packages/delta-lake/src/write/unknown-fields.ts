import { DeltaError } from '../errors.ts';
import type { DataType, StructType } from '../schema/data-type.ts';
import type { Row, Value } from '../schema/value.ts';

/** `[object Promise]`, `[object Map]`, `[object String]`, … */
const kindOf = Object.prototype.toString;

/** The path of a member that the type has no field for; null when every member has one. */
type FindUnknown = (value: Value) => string | null;

/**
 * Refuses rows with members that the table has no column for, also within structs: they would be lost. And what is no row, a promise
 * of one for instance: all its columns would be null.
 * @throws DeltaError `schema_mismatch`, `value_invalid`, when called
 */
export function knownFieldsOf(schema: StructType): (rows: readonly Row[], firstNumber: number) => void {
  const find = findUnknownOf(schema) as FindUnknown;
  return (rows, firstNumber) => {
    for (const [index, row] of rows.entries()) {
      if (kindOf.call(row) !== '[object Object]') {
        throw new DeltaError(
          'value_invalid',
          `row ${firstNumber + index}: an object with the table's columns is expected`,
        );
      }
      const unknown = find(row as Value);
      if (unknown === null) continue;
      throw new DeltaError('schema_mismatch', `row ${firstNumber + index}: the table has no column ${unknown}`);
    }
  };
}

/** Null: values of this type have no members. */
function findUnknownOf(type: DataType): FindUnknown | null {
  if (typeof type === 'string') return null;
  if (type.type === 'struct') return ofStruct(type);
  if (type.type === 'array') {
    const element = findUnknownOf(type.elementType);
    return element === null ? null : (value) => (Array.isArray(value) ? first(value, element) : null);
  }
  const key = findUnknownOf(type.keyType);
  const element = findUnknownOf(type.valueType);
  if (key === null && element === null) return null;
  return (value) => {
    if (!(value instanceof Map)) return null;
    return (
      (key === null ? null : first(value.keys(), key)) ?? (element === null ? null : first(value.values(), element))
    );
  };
}

function ofStruct(type: StructType): FindUnknown {
  const below = new Map(type.fields.map((field) => [field.name, findUnknownOf(field.type)]));
  return (value) => {
    if (value === null || typeof value !== 'object') return null;
    for (const name in value) {
      const find = below.get(name);
      if (find === null) continue;
      if (find === undefined) return name;
      const unknown = find((value as Row)[name] ?? null);
      if (unknown !== null) return `${name}.${unknown}`;
    }
    return null;
  };
}

function first(values: Iterable<Value>, find: FindUnknown): string | null {
  for (const value of values) {
    const unknown = find(value);
    if (unknown !== null) return unknown;
  }
  return null;
}
