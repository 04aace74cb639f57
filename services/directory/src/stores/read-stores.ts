import type { Database, TenantId } from '@kiban/postgres';
import {
  behind,
  byName,
  every,
  type Page,
  type PageQuery,
  type Reach,
  reachCondition,
  readOne,
  readPage,
  type SortKey,
  type Sql,
  sortOf,
} from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import { rowsAt, unitsBelow } from '../reading/rows.ts';
import { storesWith } from '../search/words.ts';
import type { Store } from './store.ts';
import { type StoreView, storeColumns, viewedStores } from './store-view.ts';

type StoreKey = 'name' | 'code' | 'valid_from';
export type StoreSort = StoreKey | `-${StoreKey}`;

export interface StoreQuery extends PageQuery {
  /** Any part of name or reading, or the beginning of a code. */
  readonly q?: string | undefined;
  readonly status?: readonly Store['status'][] | undefined;
  /** In this unit or anywhere below it. */
  readonly unit_id?: string | undefined;
  readonly corporation_id?: string | undefined;
  readonly reach?: Reach | undefined;
  readonly sort: StoreSort;
}

/** A store's first code, by code system, is the one it is sorted by. */
const KEYS: Readonly<Record<StoreKey, SortKey>> = {
  name: byName(sql`s`),
  code: { expression: sql`coalesce(s.identifiers -> 0 ->> 'value', '')`, type: 'text' },
  valid_from: { expression: sql`s.valid_from`, type: 'timestamptz' },
};

/** @throws PositionError */
export function listStores(database: Database, tenantId: TenantId, query: StoreQuery): Promise<Page<StoreView>> {
  return readPage(
    database,
    tenantId,
    {
      limit: query.limit,
      page: pageOfStores(query),
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('store', query.at)} s where ${every(matching(query))}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

/** @throws PositionError */
export function pageOfStores(query: StoreQuery): RawBuilder<StoreView & { readonly sort_key: string }> {
  const { at, limit, after, sort } = query;
  const { name, descending } = sortOf<StoreKey>(sort);
  const { condition, order } = behind(KEYS[name], sql`s.id`, descending, after);
  const direction = descending ? sql`desc` : sql`asc`;
  // the planner is told by a number in the text that few are wanted: of a limit that is a parameter it assumes a tenth of all
  const page = sql`(
    select * from (
      select s.*, ${KEYS[name].expression} as sort_key from ${rowsAt('store', at)} s
      where ${every([...matching(query), condition])} order by ${order} limit 201
    ) first limit ${limit + 1}::int)`;
  return sql`
    select ${storeColumns}, p.sort_key from ${viewedStores(page, at)}
    order by p.sort_key ${direction}, p.id ${direction}`;
}

export function findStore(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<StoreView | null> {
  const store = sql`(select * from ${rowsAt('store', at)} s where s.id = ${id}::uuid)`;
  return readOne(database, tenantId, sql<StoreView>`select ${storeColumns} from ${viewedStores(store, at)}`);
}

function matching({ at, q, status, unit_id, corporation_id, reach = 'tenant' }: StoreQuery): (Sql | null)[] {
  return [
    reachCondition(reach, { store: sql`s.id` }),
    status === undefined ? null : sql`s.status = any (${status}::text[])`,
    unit_id === undefined ? null : sql`s.unit_id in ${unitsBelow(unit_id, at)}`,
    corporation_id === undefined ? null : sql`s.corporation_id = ${corporation_id}::uuid`,
    q === undefined ? null : storesWith(q, at),
  ];
}
