import type { Database, TenantId } from '@kiban/postgres';
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
} from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import type { Licence } from './licence.ts';
import { type LicenceView, licenceColumns, periodOf, viewedLicences } from './licence-view.ts';
import type { PeriodState } from './period.ts';

type LicenceKey = 'product' | 'ends_at' | 'valid_from';

export interface LicenceQuery extends PageQuery {
  readonly product?: string | undefined;
  readonly status?: readonly Licence['status'][] | undefined;
  readonly period?: readonly PeriodState[] | undefined;
  /** Has an end before this instant. */
  readonly ends_before?: string | undefined;
  readonly sort: LicenceKey | `-${LicenceKey}`;
}

const KEYS: Readonly<Record<LicenceKey, SortKey>> = {
  product: { expression: sql`l.product`, type: 'text' },
  // what has no end comes after whatever has
  ends_at: { expression: sql`coalesce(l.ends_at, timestamptz '9999-12-31Z')`, type: 'timestamptz' },
  valid_from: { expression: sql`l.valid_from`, type: 'timestamptz' },
};

/** @throws PositionError */
export function listLicences(database: Database, tenantId: TenantId, query: LicenceQuery): Promise<Page<LicenceView>> {
  return readPage(
    database,
    tenantId,
    {
      limit: query.limit,
      page: pageOfLicences(query),
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('asset.licence', query.at)} l where ${every(matching(query))}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

function pageOfLicences(query: LicenceQuery): RawBuilder<LicenceView & { readonly sort_key: string }> {
  const { at, limit, after, sort } = query;
  const { name, descending } = sortOf<LicenceKey>(sort);
  const { condition, order } = behind(KEYS[name], sql`l.id`, descending, after);
  const direction = descending ? sql`desc` : sql`asc`;
  const page = sql`(
    select l.*, ${KEYS[name].expression} as sort_key from ${rowsAt('asset.licence', at)} l
    where ${every([...matching(query), condition])} order by ${order} limit ${limit + 1}::int)`;
  return sql`
    select ${licenceColumns(at)}, p.sort_key from ${viewedLicences(page, at)}
    order by p.sort_key ${direction}, p.id ${direction}`;
}

export function findLicence(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<LicenceView | null> {
  const licence = sql`(select * from ${rowsAt('asset.licence', at)} l where l.id = ${id}::uuid)`;
  return readOne(
    database,
    tenantId,
    sql<LicenceView>`select ${licenceColumns(at)} from ${viewedLicences(licence, at)}`,
  );
}

function matching({ at, product, status, period, ends_before }: LicenceQuery): (Sql | null)[] {
  return [
    product === undefined ? null : sql`l.product = ${product}`,
    status === undefined ? null : sql`l.status = any (${status}::text[])`,
    period === undefined ? null : sql`${periodOf(sql`l`, at)} = any (${period}::text[])`,
    ends_before === undefined ? null : sql`l.ends_at < ${ends_before}::timestamptz`,
  ];
}
