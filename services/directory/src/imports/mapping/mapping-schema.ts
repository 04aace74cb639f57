import { listOf, lookupTables, oneOf, pattern, table, text } from '@kiban/tabular';
import type { z } from 'zod';
import { file } from './file-mapping.ts';

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
    lookups: lookupTables(),
    files: listOf(file, 'files').min(1, { error: 'must hold at least one file' }),
  },
  'a mapping',
);

export type Mapping = z.output<typeof mappingSchema>;
