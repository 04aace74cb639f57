import type { Database, TenantId } from '@kiban/postgres';
import { behind, byName, every, type Page, type PageQuery, readOne, readPage } from '@kiban/service';
import { sql } from 'kysely';
import type { Identifier } from '../identifiers.ts';
import { rowsAt } from '../reading/rows.ts';
import type { Corporation } from './corporation.ts';

export interface CorporationView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kana: string | null;
  readonly corporate_number: string | null;
  readonly identifiers: Identifier[];
  readonly status: Corporation['status'];
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface CorporationQuery extends PageQuery {
  readonly status?: readonly Corporation['status'][] | undefined;
}

const COLUMNS = sql`c.id, c.version, c.name, c.kana, c.corporate_number, c.identifiers, c.status, c.valid_from, c.recorded_at`;
const NAME = byName(sql`c`);

/** By name. @throws PositionError */
export function listCorporations(
  database: Database,
  tenantId: TenantId,
  { at, limit, after, status }: CorporationQuery,
): Promise<Page<CorporationView>> {
  const { condition, order } = behind(NAME, sql`c.id`, false, after);
  const corporations = rowsAt('corporation', at);
  const matches = [status === undefined ? null : sql`c.status = any (${status}::text[])`];
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<CorporationView & { sort_key: string }>`
        select ${COLUMNS}, ${NAME.expression} as sort_key from ${corporations} c
        where ${every([...matches, condition])} order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`select count(*) as total from ${corporations} c where ${every(matches)}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

export function findCorporation(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<CorporationView | null> {
  const corporation = sql<CorporationView>`
    select ${COLUMNS} from ${rowsAt('corporation', at)} c where c.id = ${id}::uuid`;
  return readOne(database, tenantId, corporation);
}
