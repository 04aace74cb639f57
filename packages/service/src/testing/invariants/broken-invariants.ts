import { type Aggregate, examineHistory, quoted } from '@kiban/event-store';
import { type Database, tenantId, tenantRead } from '@kiban/postgres';

type Plant = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** What always holds: a statement that returns what breaks it, of the tenants `$1`, in a column `broken`. */
export interface Invariant {
  readonly name: string;
  readonly sql: string;
}

/** What is broken, in words; nothing when all is well. Invariants are asked as the superuser, who sees all tenants. */
export async function brokenInvariants(
  plant: Plant,
  invariants: readonly Invariant[],
  tenants: readonly string[],
): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, sql } of invariants)
    for (const row of await plant<{ broken: unknown }>(sql, [tenants])) broken.push(`${name}: ${row.broken}`);
  return broken;
}

/** State, history and events tell the same; versions rise by one, and a thing's history has no gaps and no overlaps. */
export async function brokenHistories(
  database: Database,
  aggregates: readonly Aggregate<Record<string, unknown>>[],
  tenants: readonly string[],
): Promise<string[]> {
  const broken: string[] = [];
  for (const tenant of tenants)
    for (const [report] of await tenantRead(database, tenantId(tenant), aggregates.map(examineHistory)))
      for (const [rule, count] of Object.entries(report?.broken ?? {}))
        if (count > 0) broken.push(`${report?.kind} ${rule}: ${count}`);
  return broken;
}

/** Everything of a thing, state and history and events, lies in one tenant. */
export function oneTenantEach(aggregates: readonly Aggregate<Record<string, unknown>>[]): Invariant {
  const rows = aggregates.flatMap(({ table, kind }) => [
    `select tenant_id, id from ${quoted(table)}`,
    `select tenant_id, id from ${quoted(`${table}_history`)}`,
    `select tenant_id, aggregate_id from event.domain_event where aggregate_kind = '${kind}'`,
  ]);
  return {
    name: 'everything of a thing lies in one tenant',
    sql: `select id as broken from (${rows.join(' union all ')}) r group by id
      having count(distinct tenant_id) > 1 and bool_or(tenant_id = any ($1::uuid[]))`,
  };
}

/** All rows of a tenant in some tables, as one text: what others do leaves it as it is. */
export async function fingerprintOf(
  plant: Plant,
  aggregates: readonly Aggregate<Record<string, unknown>>[],
  tenant: string,
): Promise<string> {
  const tables = aggregates.flatMap(({ table }) => [quoted(table), quoted(`${table}_history`)]);
  const parts = [...tables, 'event.domain_event', 'event.personal_data'].map(
    (table) =>
      `(select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from ${table} t where tenant_id = $1)`,
  );
  const [row] = await plant<{ fingerprint: string }>(`select concat_ws(' ', ${parts.join(', ')}) as fingerprint`, [
    tenant,
  ]);
  return row?.fingerprint ?? '';
}
