import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import {
  behind,
  every,
  type Page,
  type PageQuery,
  readOne,
  readPage,
  rowsAt,
  type SortKey,
  type Sql,
  sortOf,
  statementOf,
} from '@kiban/service';
import { sql } from 'kysely';
import type { Seat } from './seat.ts';

/** A seat as it is shown: with what its licence was for, and the name its holder had, at the moment. */
export interface SeatView extends Seat {
  readonly id: string;
  readonly version: number;
  readonly product: string;
  readonly plan: string;
  readonly store_name: string | null;
  readonly user_name: string | null;
  readonly device_name: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

type SeatKey = 'holder' | 'valid_from';

export interface SeatQuery extends PageQuery {
  readonly licence_id?: string | undefined;
  readonly product?: string | undefined;
  readonly store_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly device_id?: string | undefined;
  readonly status?: readonly Seat['status'][] | undefined;
  readonly sort: SeatKey | `-${SeatKey}`;
}

const KEYS: Readonly<Record<SeatKey, SortKey>> = {
  holder: { expression: sql`coalesce(store.name, person.name, device.name, '')`, type: 'text' },
  valid_from: { expression: sql`s.valid_from`, type: 'timestamptz' },
};

const COLUMNS = sql`s.id, s.version, s.licence_id, l.product, l.plan, s.store_id, store.name as store_name, s.user_id,
  person.name as user_name, s.device_id, device.name as device_name, s.status, s.valid_from, s.recorded_at`;

/** @throws PositionError */
export function listSeats(database: Database, tenantId: TenantId, query: SeatQuery): Promise<Page<SeatView>> {
  const { at, limit, after, sort } = query;
  const { name, descending } = sortOf<SeatKey>(sort);
  const { condition, order } = behind(KEYS[name], sql`s.id`, descending, after);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<SeatView & { readonly sort_key: string }>`
        select ${COLUMNS}, ${KEYS[name].expression} as sort_key from ${viewedSeats(at)}
        where ${every([...matching(query), condition])} order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`select count(*) as total from ${viewedSeats(at)} where ${every(matching(query))}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

export function findSeat(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<SeatView | null> {
  return readOne(database, tenantId, sql<SeatView>`select ${COLUMNS} from ${viewedSeats(at)} where s.id = ${id}::uuid`);
}

/** These seats, in the order of the ids. */
export async function findSeats(database: Database, tenantId: TenantId, ids: readonly string[]): Promise<SeatView[]> {
  const [seats] = await tenantRead(database, tenantId, [
    statementOf(sql<SeatView>`
      select ${COLUMNS} from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, place)
        join (${viewedSeats(null)}) on s.id = asked.id
      order by asked.place`),
  ]);
  return seats;
}

function viewedSeats(at: string | null): Sql {
  return sql`${rowsAt('asset.seat', at)} s
    join ${rowsAt('asset.licence', at)} l on l.id = s.licence_id
    left join ${rowsAt('directory.published_store', at)} store on store.id = s.store_id
    left join ${rowsAt('directory.published_user', at)} person on person.id = s.user_id
    left join ${rowsAt('asset.device', at)} device on device.id = s.device_id`;
}

function matching({ licence_id, product, store_id, user_id, device_id, status }: SeatQuery): (Sql | null)[] {
  return [
    licence_id === undefined ? null : sql`s.licence_id = ${licence_id}::uuid`,
    product === undefined ? null : sql`l.product = ${product}`,
    store_id === undefined ? null : sql`s.store_id = ${store_id}::uuid`,
    user_id === undefined ? null : sql`s.user_id = ${user_id}::uuid`,
    device_id === undefined ? null : sql`s.device_id = ${device_id}::uuid`,
    status === undefined ? null : sql`s.status = any (${status}::text[])`,
  ];
}
