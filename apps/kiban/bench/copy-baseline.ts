import { join } from 'node:path';
import type { BenchPlatform } from './bench-platform.ts';
import { millisecondsOf } from './rounds.ts';

/** What an import writes for good. */
const WRITTEN = [
  'directory.organization_unit',
  'directory.organization_unit_history',
  'directory.store',
  'directory.store_history',
  'directory.external_identifier',
  'directory.source_record',
  'event.domain_event',
];

/**
 * How long the server's own COPY takes, in milliseconds, to load the rows that an import wrote for a tenant: into empty
 * tables with the same columns, checks and indexes, without policies, triggers and foreign keys. The file is the server's:
 * nothing is sent to it, which favours the baseline.
 */
export async function copyWrittenRows(bench: BenchPlatform, tenantId: string): Promise<number> {
  const { sql, exchange } = bench;
  return bench.withCopies(async () => {
    let total = 0;
    for (const table of WRITTEN) {
      const copy = `bench.${table.split('.')[1]}`;
      const file = join(exchange, table);
      await sql(`create table ${copy} (like ${table} including all)`);
      await sql(`copy (select * from ${table} where tenant_id = '${tenantId}') to '${file}'`);
      total += await millisecondsOf(() => sql(`copy ${copy} from '${file}'`));
      await sql(`copy (select 1 where false) to '${file}'`);
    }
    return total;
  });
}
