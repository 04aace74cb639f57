import type { Aggregate } from '@kiban/event-store';
import { type Database, statement, tenantId, tenantRead } from '@kiban/postgres';

const nobody = tenantId('00000000-0000-0000-0000-000000000000');

/** @throws the database's error when it does not answer. */
export async function requireDatabase(database: Database): Promise<void> {
  await tenantRead(database, nobody, [statement`select 1`]);
}

/** @throws Error when the schema is older than this program: a column it needs is not there. */
export async function requireSchema(
  database: Database,
  aggregates: readonly Aggregate<Record<string, unknown>>[],
): Promise<void> {
  const needed = aggregates.flatMap(({ table, columns }) => Object.keys(columns).map((column) => `${table}.${column}`));
  const [missing] = await tenantRead(database, nobody, [missingColumns(needed)]);
  if (missing.length > 0) throw new Error(`The schema is not migrated: ${missing.map(({ name }) => name).join(', ')}.`);
}

function missingColumns(names: readonly string[]) {
  return statement<{ name: string }>`
    select name from unnest(${[...names]}::text[]) as needed (name)
    where not exists (
      select from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname || '.' || c.relname || '.' || a.attname = needed.name and not a.attisdropped)`;
}
