import type { Database, TenantId } from '@kiban/postgres';
import { behind, every, type Page, type PageQuery, readOne, readPage, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { SupportGrant } from '../grants/support-grant.ts';

/** What a member of the support staff asked a customer for, as they see it themselves. */
export interface SupportRequestView
  extends Pick<SupportGrant, 'ticket' | 'reason' | 'hours' | 'unmasked' | 'status' | 'starts_at' | 'ends_at'> {
  readonly id: string;
  readonly version: number;
  /** The customer's. */
  readonly tenant_id: string;
  readonly tenant_code: string;
  readonly tenant_name: string;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** Who asks: a user of the platform's tenant. */
export interface Staff {
  readonly tenantId: TenantId;
  readonly user_id: string;
}

export interface SupportRequestQuery extends Omit<PageQuery, 'at'> {
  readonly status?: readonly SupportGrant['status'][] | undefined;
}

const NEWEST = { expression: sql`r.valid_from`, type: 'timestamptz' } as const;
const COLUMNS = sql`r.id, r.version, r.tenant_id, r.tenant_code, r.tenant_name, r.ticket, r.reason, r.hours, r.unmasked,
  r.status, r.starts_at, r.ends_at, r.valid_from, r.recorded_at`;

/** The staff's own requests in all tenants, what changed last first. Nothing for anybody who is no active support staff. */
export function listRequests(
  database: Database,
  staff: Staff,
  { status, limit, after }: SupportRequestQuery,
): Promise<Page<SupportRequestView>> {
  const { condition, order } = behind(NEWEST, sql`r.id`, true, after);
  const matches = status === undefined ? null : sql`r.status = any (${status}::text[])`;
  return readPage(
    database,
    staff.tenantId,
    {
      limit,
      page: sql<SupportRequestView>`
        select ${COLUMNS} from ${requestsOf(staff)} r where ${every([matches, condition])}
        order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`select count(*) as total from ${requestsOf(staff)} r where ${every([matches])}`,
    },
    (item) => ({ item, position: [item.valid_from, item.id] }),
  );
}

export function findRequest(database: Database, staff: Staff, id: string): Promise<SupportRequestView | null> {
  return readOne(
    database,
    staff.tenantId,
    sql<SupportRequestView>`select ${COLUMNS} from ${requestsOf(staff)} r where r.id = ${id}::uuid`,
  );
}

function requestsOf({ user_id }: Staff): Sql {
  return sql`directory.support_requests_of(${user_id}::uuid)`;
}
