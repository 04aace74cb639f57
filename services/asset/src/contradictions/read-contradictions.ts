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
import type { Contradiction } from './contradiction.ts';
import { type ContradictionView, contradictionColumns, viewedContradictions } from './contradiction-view.ts';

/** Which contradictions are asked for. */
export interface ContradictionFilters {
  readonly status?: readonly Contradiction['status'][] | undefined;
  readonly field?: readonly Contradiction['field'][] | undefined;
  readonly subject_id?: string | undefined;
  /** Of a device that is in this store, or of a certificate that one of its devices holds. */
  readonly store_id?: string | undefined;
}

export interface ContradictionQuery extends ContradictionFilters, PageQuery {
  readonly sort: 'valid_from' | '-valid_from';
}

const VALID_FROM: SortKey = { expression: sql`o.valid_from`, type: 'timestamptz' };

/** @throws PositionError */
export function listContradictions(
  database: Database,
  tenantId: TenantId,
  query: ContradictionQuery,
): Promise<Page<ContradictionView>> {
  const { at, limit, after, sort } = query;
  const { descending } = sortOf<'valid_from'>(sort);
  const { condition, order } = behind(VALID_FROM, sql`o.id`, descending, after);
  const found = sql`${rowsAt('asset.contradiction', at)} o`;
  const page = sql`(
    select o.* from ${found} where ${every([...matching(query, at), condition])} order by ${order} limit ${limit + 1}::int)`;
  const direction = descending ? sql`desc` : sql`asc`;
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<ContradictionView>`
        select ${contradictionColumns(at)} from ${viewedContradictions(page, at)}
        order by p.valid_from ${direction}, p.id ${direction}`,
      total: sql<{ total: number }>`select count(*) as total from ${found} where ${every(matching(query, at))}`,
    },
    (item) => ({ item, position: [item.valid_from, item.id] }),
  );
}

/** Null: this tenant has no such contradiction. */
export function readContradiction(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<ContradictionView | null> {
  const one = sql`(select * from ${rowsAt('asset.contradiction', at)} o where o.id = ${id}::uuid)`;
  return readOne(
    database,
    tenantId,
    sql<ContradictionView>`select ${contradictionColumns(at)} from ${viewedContradictions(one, at)}`,
  );
}

export interface FieldCount {
  readonly field: Contradiction['field'];
  readonly count: number;
}

/** How many there are in each field that has any, the most first. */
export async function countContradictions(
  database: Database,
  tenantId: TenantId,
  filters: ContradictionFilters,
  at: string | null,
): Promise<FieldCount[]> {
  const [rows] = await tenantRead(database, tenantId, [
    statementOf(sql<FieldCount>`
      select o.field, count(*) as count from ${rowsAt('asset.contradiction', at)} o
      where ${every(matching(filters, at))} group by o.field order by count(*) desc, o.field`),
  ]);
  return rows;
}

function matching({ status, field, subject_id, store_id }: ContradictionFilters, at: string | null): (Sql | null)[] {
  return [
    status === undefined ? null : sql`o.status = any (${status}::text[])`,
    field === undefined ? null : sql`o.field = any (${field}::text[])`,
    subject_id === undefined ? null : sql`o.subject_id = ${subject_id}::uuid`,
    store_id === undefined
      ? null
      : sql`o.subject_id in (
      select d.id from ${rowsAt('asset.device', at)} d where d.store_id = ${store_id}::uuid
      union all
      select c.id from ${rowsAt('asset.certificate', at)} c join ${rowsAt('asset.device', at)} d on d.id = c.device_id
      where d.store_id = ${store_id}::uuid)`,
  ];
}
