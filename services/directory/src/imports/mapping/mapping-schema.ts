import { z } from 'zod';
import { file } from './file-schema.ts';
import { listOf, oneOf, table, text } from './schema-words.ts';
import { pattern } from './value-schema.ts';

const timeZone = text('a time zone').refine(isTimeZone, { error: 'is not a time zone; write one such as Asia/Tokyo' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * A mapping: how dated snapshots of a legacy system become corporations, units, stores, users and memberships.
 * The whole format stands in examples/medical-institutions/README.md.
 */
export const mappingSchema = table(
  {
    mapping: oneOf(['1']).transform(Number),
    source: text('the name of the legacy system'),
    tenant: table({ name: text(), timezone: timeZone.default('Asia/Tokyo') }, 'tenant').optional(),
    snapshot_date: pattern(1, true).default('(\\d{4}-\\d{2}-\\d{2})'),
    lookups: z
      .record(z.string(), z.record(z.string(), text(), { error: 'must be a table' }), {
        error: 'must be a table of tables',
      })
      .default({}),
    files: listOf(file, 'files').min(1, { error: 'must hold at least one file' }),
  },
  'a mapping',
);

export type Mapping = z.output<typeof mappingSchema>;
