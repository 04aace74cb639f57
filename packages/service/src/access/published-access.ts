import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import type { EntryTenant, EntryUser } from './entry.ts';
import type { HeldRole } from './permissions.ts';

/** What decides whether somebody may ask, and how far it reaches, as the directory publishes it. */
export interface PublishedAccess {
  readonly tenant: EntryTenant;
  /** Null: a machine calls. */
  readonly user: EntryUser | null;
  /** What the user holds now. */
  readonly held: readonly HeldRole[];
  /** Everything at and below the places that the roles asked about were given for. */
  readonly unit_ids: readonly string[];
  readonly store_ids: readonly string[];
}

/**
 * Read anew for every request, in one round trip by its keys: who is suspended, or lost a role, is refused at once. `userId`:
 * null for a machine; `giving`: the roles that give what is demanded. Undefined: this tenant has no such user, or there is no
 * such tenant.
 */
export async function publishedAccess(
  database: Database,
  tenantId: TenantId,
  userId: string | null,
  giving: readonly string[],
): Promise<PublishedAccess | undefined> {
  const [[row]] = await tenantRead(database, tenantId, [userId === null ? ofMachine() : ofUser(userId, giving)]);
  return row;
}

/** The tree is walked only for somebody who holds what is demanded at places and not for the whole tenant. */
function ofUser(userId: string, giving: readonly string[]): Statement<PublishedAccess> {
  return statement`
    with recursive held as materialized (
      select role, unit_id, store_id from directory.published_assignment
      where user_id = ${userId}::uuid and starts_at <= now() and (ends_at is null or ends_at > now())
    ), placed as materialized (
      select unit_id, store_id from held where role = any (${[...giving]}::text[])
        and not exists (
          select from held wide
          where wide.role = any (${[...giving]}::text[]) and wide.unit_id is null and wide.store_id is null)
    ), below (id) as (
      select unit_id from placed where unit_id is not null
      union
      select u.id from below b join directory.published_unit u on u.parent_id = b.id
    )
    select jsonb_build_object('code', tenant_code, 'name', tenant_name, 'timezone', timezone, 'status', tenant_status) as tenant,
      jsonb_build_object('id', user_id, 'person_id', person_id, 'name', user_name, 'login_id', login_id,
        'status', user_status) as "user",
      (select coalesce(jsonb_agg(to_jsonb(held)), '[]') from held) as held,
      array(select id from below) as unit_ids,
      array(select store_id from placed where store_id is not null
        union select s.id from below b join directory.published_store s on s.unit_id = b.id) as store_ids
    from directory.published_access where user_id = ${userId}::uuid`;
}

function ofMachine(): Statement<PublishedAccess> {
  return statement`
    select jsonb_build_object('code', tenant_code, 'name', tenant_name, 'timezone', timezone, 'status', tenant_status) as tenant,
      null::jsonb as "user", '[]'::jsonb as held, '{}'::uuid[] as unit_ids, '{}'::uuid[] as store_ids
    from directory.published_access limit 1`;
}
