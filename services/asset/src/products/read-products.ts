import type { Database, TenantId } from '@kiban/postgres';
import {
  behind,
  every,
  type Page,
  type PageQuery,
  readOne,
  readPage,
  type SortKey,
  type Sql,
  sortOf,
} from '@kiban/service';
import { sql } from 'kysely';
import type { Product } from './product.ts';

/** A product as it is shown. */
export interface ProductView extends Product {
  readonly id: string;
  readonly version: number;
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface ProductQuery extends PageQuery {
  readonly status?: readonly Product['status'][] | undefined;
  readonly sort: 'product' | '-product';
}

const COLUMNS = sql`p.id, p.version, p.product, p.name, p.plans, p.status, p.valid_from, p.recorded_at`;
const KEY: SortKey = { expression: sql`p.product`, type: 'text' };

/** The catalogue: the platform's products, whichever tenant asks. @throws PositionError */
export function listProducts(database: Database, tenantId: TenantId, query: ProductQuery): Promise<Page<ProductView>> {
  const { at, limit, after, status, sort } = query;
  const matching = status === undefined ? null : sql`p.status = any (${status}::text[])`;
  const { condition, order } = behind(KEY, sql`p.id`, sortOf(sort).descending, after);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<ProductView>`
        select ${COLUMNS} from ${catalogue(at)} p where ${every([matching, condition])}
        order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`select count(*) as total from ${catalogue(at)} p where ${every([matching])}`,
    },
    (item) => ({ item, position: [item.product, item.id] }),
  );
}

export function findProduct(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<ProductView | null> {
  return readOne(
    database,
    tenantId,
    sql<ProductView>`select ${COLUMNS} from ${catalogue(at)} p where p.id = ${id}::uuid`,
  );
}

function catalogue(at: string | null): Sql {
  return sql`asset.published_products(${at}::timestamptz)`;
}
