import { z } from 'zod';

/** Zod's building blocks with messages for the person who wrote the YAML, who has never heard of zod. */

export function text(what = 'text') {
  return z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : `must be ${what}`) })
    .min(1, { error: `is empty; write ${what}` });
}

export function oneOf<const T extends string>(values: readonly T[]) {
  return z.enum(values, {
    error: ({ input }) =>
      input === undefined ? `is missing: ${or(values)}` : `must be ${or(values)}, not ${quoted(input)}`,
  });
}

/** Every scalar of the YAML arrives as text, see parse-yaml.ts. */
export function flag() {
  return oneOf(['true', 'false']).transform((value) => value === 'true');
}

export function listOf<T extends z.ZodType>(item: T, what: string) {
  return z.array(item, { error: ({ input }) => (input === undefined ? 'is missing' : `must be a list of ${what}`) });
}

/** A table whose keys are all known. */
export function table<T extends z.core.$ZodLooseShape>(shape: T, what: string) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') {
        return `${(issue.keys ?? []).map(quoted).join(', ')} is not known here; ${what} has ${known.length === 0 ? 'none' : known.join(', ')}`;
      }
      return issue.input === undefined ? 'is missing' : `must be a table of ${known.join(', ')}`;
    },
  });
}

export function or(values: readonly string[]): string {
  return values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
