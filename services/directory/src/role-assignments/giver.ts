import { CommandRefused, isWithin, type Place, type Reach, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import { ADMINISTRATING } from './reserved-role.ts';

/** Who gives or takes a role, and how far that reaches. Left out: an operator or another command, who may do anything. */
export interface Giver {
  /** Null: a machine, which is bound by its scope alone. */
  readonly user_id: string | null;
  readonly reach: Reach;
}

/** Whether the giver holds everything that the role permits there, for as long. */
export interface GiverFacts {
  readonly holds_all: boolean;
}

/**
 * `holds_all`: whoever administers the whole tenant may give every role. Anybody else gives what they hold themselves, at that
 * place or above it. For a place, what is permitted for the whole tenant only counts on neither side. A role of which no
 * manifest tells what it permits is given by administrators only.
 *
 * @param until when what is given ends, RFC 3339; null: never. What the giver holds for a shorter time does not count, so that
 *   nobody makes lasting, for themselves or through others, what they were given for a while. Left out: something is taken.
 */
export function holdsAll(
  giver: Giver | undefined,
  { role, unit_id, store_id }: Place & { role: string },
  until?: string | null,
): Sql {
  if (giver === undefined || giver.user_id === null) return sql`true`;
  const placed = (unit_id ?? store_id ?? null) !== null;
  return sql`(
    with recursive above (id) as (
      select coalesce(${unit_id ?? null}::uuid, (select unit_id from directory.store where id = ${store_id ?? null}::uuid))
      union
      select u.parent_id from above a join directory.organization_unit u on u.id = a.id where u.parent_id is not null
    ), own as materialized (
      select a.role, a.unit_id is null and a.store_id is null as wide from directory.role_assignment a
      where a.user_id = ${giver.user_id}::uuid and a.status = 'active' and a.starts_at <= now()
        and ${lasting(until)}
        and (a.unit_id is null and a.store_id is null or a.unit_id in (select id from above)
          or a.store_id = ${store_id ?? null}::uuid)
    ), permitted as materialized (
      select m.product || ':' || (r ->> 'key') as role, p.permission
      from directory.published_manifests() m cross join lateral jsonb_array_elements(m.roles) r
        cross join lateral jsonb_array_elements_text(r -> 'permissions') as p (permission)
      where not ${placed}::boolean or not exists (
        select from jsonb_array_elements(m.permissions) d
        where d ->> 'permission' = p.permission and d ->> 'resource_type' = 'tenant')
    )
    select exists (select from own where wide and role = any (${ADMINISTRATING}::text[]))
      or exists (select from permitted where role = ${role}) and not exists (
        select from permitted wanted where wanted.role = ${role} and not exists (
          select from permitted held join own on own.role = held.role where held.permission = wanted.permission)))`;
}

/** Whether what is held, `a`, is held now and until then. */
function lasting(until: string | null | undefined): Sql {
  if (until === null) return sql`a.ends_at is null`;
  const then = until === undefined ? sql`true` : sql`a.ends_at >= ${until}::timestamptz`;
  return sql`(a.ends_at is null or a.ends_at > now() and ${then})`;
}

/** @throws CommandRefused `not_found` when the place lies outside the giver's reach; `role_beyond_own`. */
export function requireGiver(giver: Giver | undefined, place: Place & { role: string }, known: GiverFacts): void {
  if (giver !== undefined && !isWithin(giver.reach, place))
    throw new CommandRefused('not_found', 'There is no such thing here.');
  if (!known.holds_all)
    throw new CommandRefused(
      'role_beyond_own',
      'This role permits what you may not do there yourself, or not as long.',
      {
        field: 'role',
        words: {
          en: 'This role permits what you may not do there yourself, or not as long. Ask an administrator.',
          ja: 'ご自身がその範囲・期間で持っていない権限を含む役割です。管理者に依頼してください。',
        },
      },
    );
}
