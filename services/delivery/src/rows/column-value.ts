import type { DataType, Value } from '@kiban/delta-lake';
import { microsecondsOf } from '../lake/moment.ts';

/**
 * A value of an event's state as the lake holds it; null where the state has no such field.
 *
 * @throws TypeError when it is of another type than the column; RangeError for a text that is no time.
 */
export function columnValue(type: DataType, given: unknown): Value {
  if (given === null || given === undefined) return null;
  if (type === 'string' && typeof given === 'string') return given;
  if (type === 'boolean' && typeof given === 'boolean') return given;
  if (type === 'integer' && Number.isInteger(given)) return given as number;
  if (type === 'timestamp' && typeof given === 'string') return microsecondsOf(given);
  if (typeof type === 'object' && type.type === 'array' && Array.isArray(given))
    return given.map((element) => columnValue(type.elementType, element));
  if (typeof type === 'object' && type.type === 'struct' && typeof given === 'object' && !Array.isArray(given)) {
    const members = given as Readonly<Record<string, unknown>>;
    return Object.fromEntries(type.fields.map((field) => [field.name, columnValue(field.type, members[field.name])]));
  }
  // without the value: it may tell who somebody is
  throw new TypeError(`${typeof given} given, ${typeof type === 'string' ? type : type.type} expected`);
}
