import { z } from 'zod';
import { NORMALIZE_STEPS, type NormalizeStep } from '../values/normalize.ts';
import { FORMATS_KNOWN, findFormat } from '../values/value-formats.ts';
import { flag, listOf, oneOf, table, text } from './schema-words.ts';

/** The value of a column, changed in this order: normalize, pattern, lookup, format, default, required. */
export type ColumnValue = {
  column: string;
  /** Instead of the file's own steps. */
  normalize?: NormalizeStep[] | undefined;
  /** The first capture group is the value; no match is no value. */
  pattern?: string | undefined;
  /** Name of a table in `lookups`; a value that it does not hold is a problem. */
  lookup?: string | undefined;
  format?: string | undefined;
  /** Taken when there is no value. */
  default?: string | undefined;
  required?: boolean | undefined;
};

export type ConstantValue = { constant: string };

/** The parts that have a value, with the separator between them. In a key or a reference one part without a value leaves the whole without. */
export type JoinValue = { join: Value[]; separator?: string | undefined };

export type Value = ColumnValue | ConstantValue | JoinValue;

const columnValue = table(
  {
    column: text('the name of a column'),
    normalize: normalizeSteps().optional(),
    pattern: pattern(1).optional(),
    lookup: text('the name of a table in lookups').optional(),
    format: text('a format')
      .refine((name) => findFormat(name) !== undefined, { error: `is not a format; there are ${FORMATS_KNOWN}` })
      .optional(),
    default: text().optional(),
    required: flag().optional(),
  },
  'a value from a column',
);

const constantValue = table({ constant: text() }, 'a constant');

const joinValue = table(
  {
    join: z.lazy(() => listOf(valueSchema, 'values').min(1, { error: 'must hold at least one value' })),
    separator: z.string({ error: 'must be text' }).optional(),
  },
  'a join',
);

/** The name of a column alone, or a table with one of column, constant, join; always read as a table. */
export const valueSchema: z.ZodType<Value> = z.unknown().transform((input, context): Value => {
  if (typeof input === 'string' && input !== '') return { column: input };
  const schema = branchOf(input);
  if (schema === undefined) {
    context.addIssue(
      input === undefined
        ? 'is missing'
        : 'must be the name of a column, or a table with one of column, constant, join',
    );
    return z.NEVER;
  }
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const issue of result.error.issues) context.issues.push({ ...issue, code: 'custom', input });
  return z.NEVER;
});

function branchOf(input: unknown): z.ZodType<Value> | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  if ('column' in input) return columnValue;
  if ('constant' in input) return constantValue;
  return 'join' in input ? joinValue : undefined;
}

/** Tables that translate values, by their names. */
export type Lookups = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function lookupTables() {
  return z
    .record(z.string(), z.record(z.string(), text(), { error: 'must be a table' }), {
      error: 'must be a table of tables',
    })
    .default({});
}

export function normalizeSteps() {
  return listOf(oneOf(NORMALIZE_STEPS), 'steps');
}

/** A regular expression with at least, or with exactly, that many capture groups. */
export function pattern(groups: number, exactly = false) {
  return text('a regular expression').check((context) => {
    const found = countGroups(context.value);
    if (found === undefined) {
      context.issues.push({ code: 'custom', input: context.value, message: 'is not a regular expression' });
    } else if (found < groups || (exactly && found !== groups)) {
      const message = `needs ${exactly ? 'exactly ' : ''}${groups} capture group in parentheses, and has ${found}`;
      context.issues.push({ code: 'custom', input: context.value, message });
    }
  });
}

function countGroups(source: string): number | undefined {
  try {
    // With an empty alternative it matches anything, and so shows its groups.
    return (new RegExp(`${source}|`, 'u').exec('')?.length ?? 1) - 1;
  } catch {
    return undefined;
  }
}
