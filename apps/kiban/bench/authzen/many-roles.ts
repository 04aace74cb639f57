import { randomUUID } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { BenchPlatform } from '../bench-platform.ts';

/** Whom and what is asked about. */
export interface Asked {
  readonly users: readonly string[];
  readonly stores: readonly string[];
}

const words = (text: string): string => JSON.stringify({ en: text, ja: text });
const permissions = ['read', 'write'].map((key) => ({
  ...{ key: `note.${key}`, permission: `hello.note.${key}`, name: { en: key, ja: key }, resource_type: 'note' },
}));
const roles = [
  ...[
    { key: 'reader', permissions: ['hello.note.read'] },
    { key: 'writer', permissions: ['hello.note.read', 'hello.note.write'] },
  ],
].map((role) => ({
  ...role,
  name: { en: role.key, ja: role.key },
  description: null,
  scopes: ['tenant', 'unit', 'store'],
}));

/**
 * A product that needs a licence, and a tenant of 10 areas with 10 blocks each, `stores` stores with a seat each and `users`
 * users: one in ten holds a role in an area, the others in three stores. By the superuser, without events and history.
 */
export async function plantRoles(
  { sql }: BenchPlatform,
  tenant: TenantId,
  { stores, users }: { readonly stores: number; readonly users: number },
): Promise<Asked> {
  const row = '$1::uuid, uuidv7(), 1, now(), now()';
  const columns = 'tenant_id, id, version, valid_from, recorded_at';
  await sql(
    `insert into directory.product_manifest (${columns}, product, name, licensed, permissions, roles, status)
     select tenant_id, uuidv7(), 1, now(), now(), 'hello', $1::jsonb, true, $2::jsonb, $3::jsonb, 'active'
     from directory.tenant where code = 'platform'`,
    [words('Hello'), JSON.stringify(permissions), JSON.stringify(roles)],
  );
  await sql(
    `insert into directory.organization_unit (${columns}, name, identifiers, status)
     select ${row}, 'area ' || n, '[]', 'active' from generate_series(1, 10) n`,
    [tenant],
  );
  await sql(
    `insert into directory.organization_unit (${columns}, name, parent_id, identifiers, status)
     select ${row}, 'block ' || n, u.id, '[]', 'active'
     from directory.organization_unit u cross join generate_series(1, 10) n where u.tenant_id = $1::uuid`,
    [tenant],
  );
  await sql(
    `with block as (select id, row_number() over (order by id) as n from directory.organization_unit
       where tenant_id = $1::uuid and parent_id is not null)
     insert into directory.store (${columns}, name, unit_id, identifiers, status)
     select ${row}, 'store ' || s.n, b.id, '[]', 'open' from generate_series(1, $2::int) s (n) join block b on b.n = 1 + s.n % 100`,
    [tenant, stores],
  );
  await sql(
    `insert into directory."user" (${columns}, person_id, name, status)
     select ${row}, gen_random_uuid(), 'user ' || n, 'active' from generate_series(1, $2::int) n`,
    [tenant, users],
  );
  await sql(
    `with u as (select id, row_number() over (order by id) as n from directory."user" where tenant_id = $1::uuid),
       s as (select id, row_number() over (order by id) as n from directory.store where tenant_id = $1::uuid),
       a as (select id, row_number() over (order by id) as n from directory.organization_unit
         where tenant_id = $1::uuid and parent_id is null)
     insert into directory.role_assignment (${columns}, user_id, role, unit_id, store_id, starts_at, status)
     select ${row}, u.id, 'hello:reader', a.id, null, now() - interval '1 day', 'active'
     from u join a on a.n = 1 + u.n / 10 % 10 where u.n % 10 = 0
     union all
     select ${row}, u.id, 'hello:writer', null, s.id, now() - interval '1 day', 'active'
     from u join s on s.n in (1 + u.n * 7 % $2::int, 1 + (u.n * 7 + 1) % $2::int, 1 + (u.n * 7 + 2) % $2::int) where u.n % 10 <> 0`,
    [tenant, stores],
  );
  const licence = randomUUID();
  await sql(
    `insert into asset.licence (${columns}, product, plan, covers, seats, starts_at, trial, renewal, status)
     values ($1::uuid, $2::uuid, 1, now(), now(), 'hello', 'basic', 'store', $3::int, now() - interval '1 day', false, 'manual', 'active')`,
    [tenant, licence, stores],
  );
  await sql(
    `insert into asset.seat (${columns}, licence_id, store_id, status)
     select ${row}, $2::uuid, id, 'assigned' from directory.store where tenant_id = $1::uuid`,
    [tenant, licence],
  );
  for (const table of ['organization_unit', 'store', '"user"', 'role_assignment'])
    await sql(`vacuum analyze directory.${table}`);
  for (const table of ['licence', 'seat']) await sql(`vacuum analyze asset.${table}`);
  const ids = async (table: string): Promise<string[]> =>
    (await sql<{ id: string }>(`select id from directory.${table} where tenant_id = $1`, [tenant])).map(({ id }) => id);
  return { users: await ids('"user"'), stores: await ids('store') };
}
