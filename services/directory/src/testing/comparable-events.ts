import type { TenantId } from '@kiban/postgres';
import type { TestDatabase } from '@kiban/testing';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Every event of a tenant, with all its columns but ids, positions, transaction ids and recorded_at: one text each, in order
 * for each aggregate. Ids are replaced by the keys of the legacy system, so that two imports of the same can be compared.
 */
export async function comparableEvents({ plant }: TestDatabase, tenant: TenantId): Promise<string[]> {
  const keys = await plant<{ id: string; key: string }>(
    `select distinct on (aggregate_id) aggregate_id as id, kind || ' ' || key as key from directory.source_record
     where tenant_id = $1
     union all select id, 'job_type ' || name from directory.job_type where tenant_id = $1 order by id, key`,
    [tenant],
  );
  const keyOf = new Map(keys.map(({ id, key }) => [id, key]));
  const rows = await plant<{ aggregate_id: string; version: number; event: string }>(
    `select e.aggregate_id, e.version, jsonb_build_array(e.aggregate_kind, e.name, e.schema_version, e.state, p.fields,
       e.payload, e.actor_kind, e.actor_id, e.on_behalf_of, e.reason, e.request_id, e.occurred_at)::text as event
     from event.domain_event e left join event.personal_data p on p.tenant_id = e.tenant_id and p.event_id = e.id
     where e.tenant_id = $1 order by e.epoch, e.transaction_id, e.position`,
    [tenant],
  );
  return rows
    .map((row, place) => ({ ...row, place, key: keyOf.get(row.aggregate_id) ?? row.aggregate_id }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place))
    .map(({ key, version, event }) => `${key} v${version} ${event.replace(UUID, (id) => keyOf.get(id) ?? 'a person')}`);
}
