import { z } from 'zod';
import { entity } from './entity-schema.ts';
import { flag, listOf, oneOf, table, text } from './schema-words.ts';
import { normalizeSteps, valueSchema } from './value-schema.ts';

/** What every file has, whatever it is written in. */
const content = {
  may_be_empty: flag().default(false),
  normalize: normalizeSteps().default([]),
  completeness: table({ value: valueSchema, max_loss: share().default(0.5) }, 'completeness').optional(),
  entities: listOf(entity, 'entities').min(1, { error: 'must hold at least one entity' }),
};

const delimitedFile = table(
  {
    format: oneOf(['delimited']).default('delimited'),
    file: text('a file name or a pattern with *').optional(),
    encoding: oneOf(['utf-8', 'cp932']).default('utf-8'),
    delimiter: z
      .string()
      .regex(/^[^"\r\n]$/u, { error: 'must be one character, such as , or "\\t"' })
      .default(','),
    header: flag(),
    columns: listOf(text('the name of a column'), 'column names').optional(),
    ...content,
  },
  'a file',
);

const deltaFile = table(
  { format: oneOf(['delta']), file: text("the name of a table's folder or a pattern with *").optional(), ...content },
  'a Delta table',
);

/** Text with a delimiter, its columns named by its header or by the mapping. */
export type DelimitedFile = z.output<typeof delimitedFile>;

/** A Delta table, whose columns its own schema names. */
export type DeltaFile = z.output<typeof deltaFile>;

export type FileMapping = DelimitedFile | DeltaFile;

/** By its format, so that only the rules of that format speak. */
export const file = z.unknown().transform((input, context): FileMapping => {
  const given = typeof input === 'object' && input !== null && 'format' in input ? input.format : 'delimited';
  const format = oneOf(['delimited', 'delta']).safeParse(given);
  const result = format.data === 'delta' ? deltaFile.safeParse(input) : delimitedFile.safeParse(input);
  const issues = format.success ? (result.error?.issues ?? []) : format.error.issues.map(atFormat);
  for (const issue of issues) context.issues.push({ ...issue, code: 'custom', input });
  return result.success ? result.data : z.NEVER;
});

const atFormat = (issue: z.core.$ZodIssue): z.core.$ZodIssue => ({ ...issue, path: ['format'] });

function share() {
  return z
    .string({ error: 'must be a number' })
    .regex(/^(0|0?\.\d+|1|1\.0+)$/, { error: 'must be a share from 0 to 1, such as 0.5' })
    .transform(Number);
}
