import type { DataType, Value } from '@kiban/delta-lake';
import type { LakeColumn } from '../lake/column.ts';
import { microsecondsOf } from '../lake/moment.ts';

/** One text for each value, whichever side it comes from; null for none. */
export type Comparable = string | null;

/** A personal value that the database has erased: no JSON, so that no value is like it. */
export const ERASED: Comparable = 'erased';

/** Columns of text that hold JSON: the order of its keys and its spaces are nothing. */
const JSON_TEXT = new Set(['state', 'payload']);

/** Of a value as the lake's reader gives it. */
export function comparableOfLake({ name }: LakeColumn, value: Value | undefined): Comparable {
  if (value === null || value === undefined) return null;
  return JSON_TEXT.has(name) ? canonical(JSON.parse(value as string)) : canonical(value, isGiven);
}

/** Of a value as the database gives it. */
export function comparableOfDatabase({ name, type }: LakeColumn, value: unknown): Comparable {
  if (value === null || value === undefined) return null;
  const known = type === 'timestamp' ? microsecondsOf(value as string) : typed(type, value);
  return JSON_TEXT.has(name) ? canonical(known) : canonical(known, isGiven);
}

/** The database gives 64-bit numbers as text. */
function typed(type: DataType, value: unknown): unknown {
  return type === 'long' ? BigInt(value as string) : value;
}

/** A struct of a table has all its members: one that the document leaves out is null there. */
const isGiven = (member: unknown): boolean => member !== null;

function canonical(value: unknown, counts: (member: unknown) => boolean = () => true): string {
  return JSON.stringify(value, (_, member) => {
    if (typeof member === 'bigint') return `${member}`;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    const members = Object.entries(member).filter(([, each]) => counts(each));
    return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
