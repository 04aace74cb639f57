import type { Database, TenantId } from '@kiban/postgres';
import {
  behind,
  every,
  type Page,
  type PageQuery,
  type Reach,
  reachCondition,
  readOne,
  readPage,
  rowsAt,
  type Sql,
} from '@kiban/service';
import { sql } from 'kysely';
import type { EnrolmentCode } from './enrolment-code.ts';

/** A code as it is shown: never the code itself. */
export interface CodeView {
  readonly id: string;
  readonly version: number;
  readonly device_id: string;
  readonly device_name: string | null;
  readonly expires_at: string;
  readonly status: EnrolmentCode['status'];
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface CodeQuery extends PageQuery {
  readonly reach: Reach;
  readonly device_id?: string | undefined;
  readonly status?: readonly EnrolmentCode['status'][] | undefined;
}

const columns = sql`c.id, c.version, c.device_id, d.name as device_name, c.expires_at, c.status, c.valid_from, c.recorded_at`;

/** Codes of the devices within reach, what happened last first. @throws PositionError */
export function listCodes(database: Database, tenantId: TenantId, query: CodeQuery): Promise<Page<CodeView>> {
  const { at, limit, after } = query;
  const { condition, order } = behind({ expression: sql`c.valid_from`, type: 'timestamptz' }, sql`c.id`, true, after);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<CodeView>`
        select ${columns} from ${codesOfDevices(at)} where ${every([...matching(query), condition])}
        order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`
        select count(*) as total from ${codesOfDevices(at)} where ${every(matching(query))}`,
    },
    (item) => ({ item, position: [item.valid_from, item.id] }),
  );
}

/** Null: this tenant has no such code, or its device is out of reach. */
export function readCode(
  database: Database,
  tenantId: TenantId,
  { id, at, reach }: { readonly id: string; readonly at: string | null; readonly reach: Reach },
): Promise<CodeView | null> {
  const within = reachCondition(reach, { store: sql`d.store_id` });
  return readOne(
    database,
    tenantId,
    sql<CodeView>`select ${columns} from ${codesOfDevices(at)} where ${every([sql`c.id = ${id}::uuid`, within])}`,
  );
}

function codesOfDevices(at: string | null): Sql {
  return sql`${rowsAt('asset.enrolment_code', at)} c join ${rowsAt('asset.device', at)} d on d.id = c.device_id`;
}

function matching({ reach, device_id, status }: CodeQuery): (Sql | null)[] {
  return [
    reachCondition(reach, { store: sql`d.store_id` }),
    device_id === undefined ? null : sql`c.device_id = ${device_id}::uuid`,
    status === undefined ? null : sql`c.status = any (${status}::text[])`,
  ];
}
