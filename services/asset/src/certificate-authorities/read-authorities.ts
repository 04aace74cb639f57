import type { Database, TenantId } from '@kiban/postgres';
import { behind, every, type Page, type PageQuery, readOne, readPage, rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { CertificateAuthority } from './certificate-authority.ts';

/** An authority as it is shown. Its key never is. */
export interface AuthorityView extends CertificateAuthority {
  readonly id: string;
  readonly version: number;
  /** Certificates of it that are neither revoked nor expired. */
  readonly certificate_count: number;
  readonly valid_from: string;
  readonly recorded_at: string;
}

export interface AuthorityQuery extends PageQuery {
  readonly status?: readonly CertificateAuthority['status'][] | undefined;
}

const columns = sql`a.id, a.version, a.name, a.source, a.subject, a.certificate_pem, a.chain_pem, a.fingerprint_sha256,
  a.not_before, a.not_after, a.status, a.valid_from, a.recorded_at`;

/** @throws PositionError */
export function listAuthorities(
  database: Database,
  tenantId: TenantId,
  { at, limit, after, status }: AuthorityQuery,
): Promise<Page<AuthorityView>> {
  const matching = status === undefined ? null : sql`a.status = any (${status}::text[])`;
  const { condition, order } = behind({ expression: sql`a.name`, type: 'text' }, sql`a.id`, false, after);
  const authorities = rowsAt('asset.certificate_authority', at);
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<AuthorityView>`
        select ${columns}, ${certificateCount(at)} as certificate_count from ${authorities} a
        where ${every([matching, condition])} order by ${order} limit ${limit + 1}::int`,
      total: sql<{ total: number }>`select count(*) as total from ${authorities} a where ${every([matching])}`,
    },
    (item) => ({ item, position: [item.name, item.id] }),
  );
}

export function findAuthority(
  database: Database,
  tenantId: TenantId,
  id: string,
  at: string | null,
): Promise<AuthorityView | null> {
  return readOne(
    database,
    tenantId,
    sql<AuthorityView>`
      select ${columns}, ${certificateCount(at)} as certificate_count
      from ${rowsAt('asset.certificate_authority', at)} a where a.id = ${id}::uuid`,
  );
}

function certificateCount(at: string | null): Sql {
  const moment = at === null ? sql`clock_timestamp()` : sql`${at}::timestamptz`;
  return sql`(
    select count(*) from ${rowsAt('asset.certificate', at)} c
    where c.authority_id = a.id and c.status = 'active' and (c.not_after is null or c.not_after > ${moment}))`;
}
