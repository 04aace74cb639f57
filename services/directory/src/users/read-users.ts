import type { Database, TenantId } from '@kiban/postgres';
import {
  behind,
  byName,
  every,
  type Page,
  type PageQuery,
  type Reach,
  readOne,
  readPage,
  type SortKey,
  type Sql,
  sortOf,
} from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import { rowsAt, unitsBelow } from '../reading/rows.ts';
import { usersWith } from '../search/words.ts';
import { unusedFor } from './unused.ts';
import type { User } from './user.ts';
import { placedWithin, shownUser, type UserView, userColumns, viewedUsers } from './user-view.ts';

type UserKey = 'name' | 'staff_number' | 'valid_from';
export type UserSort = UserKey | `-${UserKey}`;

export interface UserQuery extends PageQuery {
  /** Any part of name or reading, or the beginning of staff number or login id. */
  readonly q?: string | undefined;
  readonly status?: readonly User['status'][] | undefined;
  /** Key of a role that they held at the moment, somewhere. */
  readonly role?: string | undefined;
  /** Only who belongs to a place within. */
  readonly reach?: Reach | undefined;
  /** Members of this unit, of any below it, or of a store in one of them. */
  readonly unit_id?: string | undefined;
  readonly store_id?: string | undefined;
  /** Who has not signed in for so many days, of those who may. Of the present only. */
  readonly unused_days?: number | undefined;
  readonly sort: UserSort;
}

const KEYS: Readonly<Record<UserKey, SortKey>> = {
  name: byName(sql`s`),
  staff_number: { expression: sql`coalesce(s.staff_number, '')`, type: 'text' },
  valid_from: { expression: sql`s.valid_from`, type: 'timestamptz' },
};

/** @throws PositionError */
export function listUsers(database: Database, tenantId: TenantId, query: UserQuery): Promise<Page<UserView>> {
  return readPage(
    database,
    tenantId,
    {
      limit: query.limit,
      page: pageOfUsers(query),
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('user', query.at)} s where ${every(matching(query))}`,
    },
    ({ sort_key, ...item }) => ({ item: shownUser<UserView>(item), position: [sort_key, item.id] }),
  );
}

/** @throws PositionError */
export function pageOfUsers(query: UserQuery): RawBuilder<UserView & { readonly sort_key: string }> {
  const { at, limit, after, sort } = query;
  const { name, descending } = sortOf<UserKey>(sort);
  const { condition, order } = behind(KEYS[name], sql`s.id`, descending, after);
  const direction = descending ? sql`desc` : sql`asc`;
  // the planner is told by a number in the text that few are wanted: of a limit that is a parameter it assumes a tenth of all
  const page = sql`(
    select * from (
      select s.*, ${KEYS[name].expression} as sort_key from ${rowsAt('user', at)} s
      where ${every([...matching(query), condition])} order by ${order} limit 201
    ) first limit ${limit + 1}::int)`;
  return sql`
    select ${userColumns}, p.sort_key from ${viewedUsers(page, at, query.reach ?? 'tenant')}
    order by p.sort_key ${direction}, p.id ${direction}`;
}

export async function findUser(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
  reach: Reach = 'tenant',
): Promise<UserView | null> {
  const which = every([sql`s.id = ${id}::uuid`, belongingWithin(reach, at)]);
  const user = sql`(select * from ${rowsAt('user', at)} s where ${which})`;
  const view = await readOne(
    database,
    tenantId,
    sql<UserView>`select ${userColumns} from ${viewedUsers(user, at, reach)}`,
  );
  return view && shownUser(view);
}

function matching({
  at,
  q,
  status,
  role,
  unit_id,
  store_id,
  unused_days,
  reach = 'tenant',
}: UserQuery): (Sql | null)[] {
  return [
    status === undefined ? null : sql`s.status = any (${status}::text[])`,
    role === undefined ? null : holdersOf(role, at),
    belongingWithin(reach, at),
    store_id === undefined ? null : membersOf(sql`m.store_id = ${store_id}::uuid`, at),
    unit_id === undefined ? null : membersBelow(unit_id, at),
    unused_days === undefined ? null : sql`s.status in ('active', 'suspended')`,
    unused_days === undefined ? null : unusedFor(unused_days, sql`s.id`),
    q === undefined ? null : usersWith(q, at),
  ];
}

/** Who belongs to a place within a reach; null: everybody. */
export function belongingWithin(reach: Reach, at: string | null): Sql | null {
  const place = placedWithin(sql`m`, reach);
  return place && membersOf(place, at);
}

function holdersOf(role: string, at: string | null): Sql {
  const moment = at === null ? sql`now()` : sql`${at}::timestamptz`;
  return sql`s.id in (
    select a.user_id from ${rowsAt('role_assignment', at)} a
    where a.role = ${role} and a.status = 'active' and a.starts_at <= ${moment}
      and (a.ends_at is null or a.ends_at > ${moment}))`;
}

function membersOf(place: Sql, at: string | null): Sql {
  return sql`s.id in (
    select m.user_id from ${rowsAt('membership', at)} m where m.status = 'active' and ${place})`;
}

function membersBelow(unitId: string, at: string | null): Sql {
  return sql`s.id in (
    with units (id) as materialized (select id from ${unitsBelow(unitId, at)} below)
    select m.user_id from ${rowsAt('membership', at)} m
    where m.status = 'active' and m.unit_id in (select id from units)
    union
    select m.user_id from ${rowsAt('membership', at)} m join ${rowsAt('store', at)} t on t.id = m.store_id
    where m.status = 'active' and t.unit_id in (select id from units))`;
}
