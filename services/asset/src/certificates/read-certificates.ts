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
  type SortKey,
  type Sql,
  sortOf,
} from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import { storesBelow } from '../devices/stores-below.ts';
import { type CertificateView, certificateColumns, momentShown, viewedCertificates } from './certificate-view.ts';

type CertificateKey = 'not_after' | 'serial_number' | 'valid_from';

export interface CertificateQuery extends PageQuery {
  readonly reach: Reach;
  /** In its one form. */
  readonly serial_number?: string | undefined;
  readonly authority_id?: string | undefined;
  /** Held by this device. */
  readonly device_id?: string | undefined;
  /** Held by a device in this store. */
  readonly store_id?: string | undefined;
  /** Held by a device in a store of this unit or anywhere below it. */
  readonly unit_id?: string | undefined;
  readonly status?: readonly CertificateView['status'][] | undefined;
  /** RFC 3339. */
  readonly expires_before?: string | undefined;
  readonly sort: CertificateKey | `-${CertificateKey}`;
}

const KEYS: Readonly<Record<CertificateKey, SortKey>> = {
  // as the index certificate_expiry has it; an end that nobody knows comes last
  not_after: {
    expression: sql`case when c.not_after is not null then c.not_after else timestamptz '9999-12-31Z' end`,
    type: 'timestamptz',
  },
  serial_number: { expression: sql`c.serial_number`, type: 'text' },
  valid_from: { expression: sql`c.valid_from`, type: 'timestamptz' },
};

/** @throws PositionError */
export function listCertificates(
  database: Database,
  tenantId: TenantId,
  query: CertificateQuery,
): Promise<Page<CertificateView>> {
  return readPage(
    database,
    tenantId,
    {
      limit: query.limit,
      page: pageOfCertificates(query),
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('asset.certificate', query.at)} c where ${every(matching(query))}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

/** @throws PositionError */
export function pageOfCertificates(
  query: CertificateQuery,
): RawBuilder<CertificateView & { readonly sort_key: string }> {
  const { at, limit, after, sort } = query;
  const { name, descending } = sortOf<CertificateKey>(sort);
  const { condition, order } = behind(KEYS[name], sql`c.id`, descending, after);
  const direction = descending ? sql`desc` : sql`asc`;
  // the planner is told by a number in the text that few are wanted: of a limit that is a parameter it assumes a tenth of all
  const page = sql`(
    select * from (
      select c.*, ${KEYS[name].expression} as sort_key from ${rowsAt('asset.certificate', at)} c
      where ${every([...matching(query), condition])} order by ${order} limit 201
    ) first limit ${limit + 1}::int)`;
  return sql`
    select ${certificateColumns(at)}, p.sort_key from ${viewedCertificates(page, at)}
    order by p.sort_key ${direction}, p.id ${direction}`;
}

/** Null: this tenant has no such certificate, or it is out of reach. */
export function readCertificateView(
  database: Database,
  tenantId: TenantId,
  { id, at, reach }: { readonly id: string; readonly at: string | null; readonly reach: Reach },
): Promise<CertificateView | null> {
  const certificate = sql`(
    select * from ${rowsAt('asset.certificate', at)} c where ${every([sql`c.id = ${id}::uuid`, within(reach, at)])})`;
  return readOne(
    database,
    tenantId,
    sql<CertificateView>`select ${certificateColumns(at)} from ${viewedCertificates(certificate, at)}`,
  );
}

function matching(query: CertificateQuery): (Sql | null)[] {
  const { reach, at, serial_number, authority_id, device_id, store_id, unit_id, status, expires_before } = query;
  return [
    within(reach, at),
    serial_number === undefined ? null : sql`c.serial_number = ${serial_number}`,
    authority_id === undefined ? null : sql`c.authority_id = ${authority_id}::uuid`,
    device_id === undefined ? null : sql`c.device_id = ${device_id}::uuid`,
    store_id === undefined ? null : heldIn(sql`d.store_id = ${store_id}::uuid`, at),
    unit_id === undefined ? null : heldIn(sql`d.store_id in ${storesBelow(unit_id, at)}`, at),
    status === undefined
      ? null
      : sql`(${sql.join(
          status.map((each) => hasStatus(each, at)),
          sql` or `,
        )})`,
    expires_before === undefined ? null : sql`c.not_after < ${expires_before}::timestamptz`,
  ];
}

/** A certificate is where the device is that holds it; what none holds is of the tenant as a whole. */
function within(reach: Reach, at: string | null): Sql | null {
  const stores = reachCondition(reach, { store: sql`d.store_id` });
  return stores === null ? null : heldIn(stores, at);
}

function heldIn(place: Sql, at: string | null): Sql {
  return sql`c.device_id in (select d.id from ${rowsAt('asset.device', at)} d where ${place})`;
}

function hasStatus(status: CertificateView['status'], at: string | null): Sql {
  const expired = sql`coalesce(c.not_after <= ${momentShown(at)}, false)`;
  if (status === 'revoked') return sql`c.status = 'revoked'`;
  return status === 'expired'
    ? sql`(c.status = 'active' and ${expired})`
    : sql`(c.status = 'active' and not ${expired})`;
}
