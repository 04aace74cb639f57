import { z } from 'zod';
import { flag, listOf, oneOf, table, text } from './schema-words.ts';
import { normalizeSteps } from './value-schema.ts';

const reading = { may_be_empty: flag().default(false), normalize: normalizeSteps().default([]) };

const delimited = {
  format: oneOf(['delimited']).default('delimited'),
  file: text('a file name or a pattern with *').optional(),
  encoding: oneOf(['utf-8', 'cp932']).default('utf-8'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/u, { error: 'must be one character, such as , or "\\t"' })
    .default(','),
  header: flag(),
  columns: listOf(text('the name of a column'), 'column names').optional(),
  ...reading,
};

const delta = {
  format: oneOf(['delta']),
  file: text("the name of a table's folder or a pattern with *").optional(),
  ...reading,
};

type OutputOf<Shape extends z.core.$ZodLooseShape> = z.output<z.ZodObject<Shape>>;

/** Text with a delimiter, its columns named by its header or by the mapping. */
export type DelimitedSource = OutputOf<typeof delimited>;

/** A Delta table, whose columns its own schema names. */
export type DeltaSource = OutputOf<typeof delta>;

/** How the records of a file or a table are read. */
export type FileSource = DelimitedSource | DeltaSource;

/**
 * The schema of a file in a mapping: how it is read, and `content`, what becomes of its records. By its format, so that only the
 * rules of that format speak.
 */
export function fileSchema<Content extends z.core.$ZodLooseShape>(
  content: Content,
): z.ZodType<FileSource & OutputOf<Content>> {
  const delimitedFile = table({ ...delimited, ...content }, 'a file');
  const deltaFile = table({ ...delta, ...content }, 'a Delta table');
  return z.unknown().transform((input, context) => {
    const given = typeof input === 'object' && input !== null && 'format' in input ? input.format : 'delimited';
    const format = oneOf(['delimited', 'delta']).safeParse(given);
    const result = format.data === 'delta' ? deltaFile.safeParse(input) : delimitedFile.safeParse(input);
    const issues = format.success ? (result.error?.issues ?? []) : format.error.issues.map(atFormat);
    for (const issue of issues) context.issues.push({ ...issue, code: 'custom', input });
    return result.success ? (result.data as FileSource & OutputOf<Content>) : z.NEVER;
  });
}

const atFormat = (issue: z.core.$ZodIssue): z.core.$ZodIssue => ({ ...issue, path: ['format'] });
