import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import type { PlantedUser } from '@kiban/service/testing';
import type { TestDatabase } from '@kiban/testing';

/** The directory's rows, as its tables have them: this service may read them and never writes one. */
type Row = Readonly<Record<string, unknown>>;

/** Writes a row with its history, as it has been since `since` (default: now). */
export async function plantRow(
  home: TestDatabase,
  table: string,
  tenant: string,
  row: Row & { readonly id: string },
  since?: string,
): Promise<void> {
  const values = { tenant_id: tenant, version: 1, ...row };
  const names = Object.keys(values).map((name) => `"${name}"`);
  const places = names.map((_, place) => `$${place + 1}`);
  const at = since === undefined ? 'clock_timestamp()' : `'${since}'::timestamptz`;
  const columns = `valid_from, recorded_at, ${names.join()}`;
  await home.plant(
    `with at as materialized (select ${at} as at), state as (
       insert into directory."${table}" (${columns}) select at, at, ${places.join()} from at
     )
     insert into directory."${table}_history" (${columns}, event_id) select at, at, ${places.join()}, gen_random_uuid() from at`,
    Object.values(values),
  );
}

/** Changes fields of a planted row, with its history, from now on. */
export async function replant(home: TestDatabase, table: string, id: string, fields: Row): Promise<void> {
  const sets = Object.keys(fields).map((name, place) => `"${name}" = $${place + 2}`);
  await home.plant(
    `update directory."${table}" set version = version + 1, valid_from = clock_timestamp(), ${sets.join()} where id = $1`,
    [id, ...Object.values(fields)],
  );
  await home.plant(
    `with state as (select * from directory."${table}" where id = $1),
      ended as (update directory."${table}_history" h set valid_to = s.valid_from from state s
        where h.id = s.id and h.valid_to = 'infinity' returning 1)
     insert into directory."${table}_history" select s.*, 'infinity', gen_random_uuid() from state s
     where (select count(*) from ended) = 1`,
    [id],
  );
}

export async function plantDirectoryTenant(home: TestDatabase, name: string, code: string): Promise<TenantId> {
  const id = tenantId(randomUUIDv7());
  await plantRow(home, 'tenant', id, { id, code, name, timezone: 'Asia/Tokyo', status: 'active' });
  return id;
}

export async function plantUser(
  home: TestDatabase,
  tenant: string,
  name: string,
  more: Row = {},
): Promise<PlantedUser> {
  const user = { id: randomUUIDv7(), person_id: randomUUIDv7() };
  await plantRow(home, 'user', tenant, { ...user, name, status: 'active', ...more });
  return user;
}

/** Gives a role: for the whole tenant, or for one place. `role`: `kiban:store_manager`. */
export async function plantRole(
  home: TestDatabase,
  tenant: string,
  user: PlantedUser,
  role: string,
  place: { readonly unit_id?: string; readonly store_id?: string } = {},
): Promise<void> {
  const assignment = {
    id: randomUUIDv7(),
    user_id: user.id,
    role,
    starts_at: '2020-01-01T00:00:00Z',
    status: 'active',
  };
  await plantRow(home, 'role_assignment', tenant, { ...assignment, ...place });
}

export async function plantUnit(home: TestDatabase, tenant: string, name: string, parent_id?: string): Promise<string> {
  const id = randomUUIDv7();
  const more = parent_id === undefined ? {} : { parent_id };
  await plantRow(home, 'organization_unit', tenant, { id, name, identifiers: '[]', status: 'active', ...more });
  return id;
}

export async function plantStore(
  home: TestDatabase,
  tenant: string,
  name: string,
  more: Row = {},
  since?: string,
): Promise<string> {
  const id = randomUUIDv7();
  await plantRow(home, 'store', tenant, { id, name, identifiers: '[]', status: 'open', ...more }, since);
  return id;
}
