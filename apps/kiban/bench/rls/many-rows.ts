import type { TenantId } from '@kiban/postgres';
import { type Asked, plantRoles } from '../authzen/many-roles.ts';
import type { BenchPlatform } from '../bench-platform.ts';

const CLONED = [
  ...['directory.organization_unit', 'directory.store', 'directory."user"', 'directory.membership'],
  ...['directory.role_assignment', 'asset.licence', 'asset.seat', 'asset.device', 'asset.device_history'],
  ...['asset.certificate_authority', 'asset.certificate', 'asset.certificate_history'],
];

/** A tenant with `stores` stores, twice as many users and devices and a certificate for each device, among others of the same size. */
export async function manyRows(
  bench: BenchPlatform,
  [tenant, ...others]: readonly [TenantId, ...TenantId[]],
  stores: number,
): Promise<Asked & { readonly rows: number }> {
  const { sql } = bench;
  const asked = await plantRoles(bench, tenant, { stores, users: stores * 2 });
  const record = '$1::uuid, uuidv7(), 1, timestamptz $$2026-01-01Z$$, timestamptz $$2026-01-01Z$$';
  const columns = 'tenant_id, id, version, valid_from, recorded_at';
  await sql(
    `with u as (select id, row_number() over (order by id) as n from directory."user" where tenant_id = $1::uuid),
       s as (select id, row_number() over (order by id) as n from directory.store where tenant_id = $1::uuid)
     insert into directory.membership (${columns}, user_id, store_id, job_type, status)
     select ${record}, u.id, s.id, 'pharmacist', 'active' from u join s on s.n = 1 + u.n % $2::int`,
    [tenant, stores],
  );
  await sql(
    `insert into asset.device (${columns}, store_id, name, device_type, serial_number, status)
     select ${record}, id, 'device ' || n || ' ' || name, 'pc', 'SN' || n || id, 'registered'
     from directory.store cross join generate_series(1, 2) n where tenant_id = $1::uuid`,
    [tenant],
  );
  await sql(
    `insert into asset.certificate_authority (${columns}, name, source, subject, certificate_pem, fingerprint_sha256,
       not_before, not_after, status)
     select ${record}, 'external', 'external', 'CN=external', '', repeat('0', 64), now(), now(), 'active'`,
    [tenant],
  );
  await sql(
    `insert into asset.certificate (${columns}, authority_id, serial_number, device_id, status)
     select ${record}, a.id, upper(lpad(to_hex(row_number() over (order by d.id)), 8, '0')), d.id, 'active'
     from asset.device d join asset.certificate_authority a using (tenant_id) where tenant_id = $1::uuid`,
    [tenant],
  );
  for (const kind of ['device', 'certificate']) await withPast(bench, tenant, kind);
  await sql('set session_replication_role = replica'); // neither keys nor triggers: what is copied was looked at
  for (const table of CLONED) await cloned(bench, tenant, others, table);
  await sql('reset session_replication_role');
  let rows = 0;
  for (const table of [...CLONED, 'directory.tenant', 'event.domain_event']) {
    await sql(`vacuum analyze ${table}`);
    rows += Number((await sql<{ count: string }>(`select count(*) from ${table}`))[0]?.count);
  }
  return { ...asked, rows };
}

/** The history of what is there, and the events it came from. */
async function withPast({ sql }: BenchPlatform, tenant: TenantId, kind: string): Promise<void> {
  await sql(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state, payload,
       actor_kind, actor_id, occurred_at, recorded_at)
     select uuidv7(), tenant_id, $2, id, version, $2 || '.registered', 1, to_jsonb(t), '{"changed": []}', 'operator', 'bench',
       valid_from, recorded_at from asset.${kind} t where tenant_id = $1::uuid`,
    [tenant, kind],
  );
  await sql(
    `insert into asset.${kind}_history select t.*, 'infinity', e.id
     from asset.${kind} t join event.domain_event e on e.aggregate_id = t.id and e.version = t.version where t.tenant_id = $1::uuid`,
    [tenant],
  );
}

/** The same rows in other tenants: an id is one tenant's own. */
async function cloned(
  { sql }: BenchPlatform,
  tenant: TenantId,
  others: readonly TenantId[],
  table: string,
): Promise<void> {
  const [names] = await sql<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and attname <> 'tenant_id'`,
    [table],
  );
  await sql(
    `insert into ${table} (tenant_id, ${names?.columns}) select o.tenant_id, t.* from unnest($2::uuid[]) as o (tenant_id)
     cross join (select ${names?.columns} from ${table} where tenant_id = $1::uuid) t`,
    [tenant, others],
  );
}
