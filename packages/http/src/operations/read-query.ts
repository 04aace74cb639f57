import { z } from 'zod';
import type { FieldError } from '../problems/problem.ts';
import { isStorable, refusedCharacter } from './read-text.ts';

/** The parameters of an address as they came: one value each, or a list where the schema has one. */
export interface RawQuery {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly errors: readonly FieldError[];
}

/** @param search the part of the address after `?`, still encoded. */
export function rawQuery(search: string, schema: z.ZodObject | undefined): RawQuery {
  const values: Record<string, string | string[]> = Object.create(null);
  const errors: FieldError[] = [];
  for (const part of search.split('&').filter((text) => text !== '')) {
    const equals = part.indexOf('=');
    const name = decoded(equals === -1 ? part : part.slice(0, equals));
    const value = decoded(equals === -1 ? '' : part.slice(equals + 1));
    if (name === undefined || !isStorable(name)) {
      errors.push(refusedCharacter('query:'));
      continue;
    }
    const pointer = `query:${name}`;
    const before = values[name];
    if (value === undefined || !isStorable(value)) errors.push(refusedCharacter(pointer));
    else if (takesMany(schema?.shape[name])) values[name] = [...(before ?? []), value];
    else if (before !== undefined) errors.push(repeated(pointer));
    else values[name] = value;
  }
  return { values: { ...values }, errors };
}

/** `undefined` where the escapes are malformed or no UTF-8; a plus is a space, as forms write it. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Whether a parameter may be repeated: its schema is an array, below whatever makes it optional. */
export function takesMany(schema: unknown): boolean {
  if (!(schema instanceof z.ZodType)) return false;
  if (schema instanceof z.ZodArray) return true;
  if (schema instanceof z.ZodPipe) return takesMany(schema.in);
  return 'innerType' in schema._zod.def && takesMany(schema._zod.def.innerType);
}

function repeated(pointer: string): FieldError {
  return {
    pointer,
    code: 'repeated',
    detail: { en: 'It may stand in the address once.', ja: '指定できるのは一度だけです。' },
  };
}
