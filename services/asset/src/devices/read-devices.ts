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
import type { DeviceStatus } from './device.ts';
import { type DeviceView, deviceColumns, devicesAt, viewedDevices } from './device-view.ts';
import { devicesWith } from './search-devices.ts';
import { storesBelow } from './stores-below.ts';

type DeviceKey = 'name' | 'last_seen_at' | 'valid_from';

/** Which devices are asked for, of those within reach. */
export interface DeviceFilters {
  readonly reach: Reach;
  /** RFC 3339; null: now. */
  readonly at: string | null;
  /** Any part of name, serial number or asset tag. */
  readonly q?: string | undefined;
  readonly status?: readonly DeviceStatus[] | undefined;
  readonly device_type?: string | undefined;
  readonly store_id?: string | undefined;
  /** In a store of this unit or of one anywhere below it. */
  readonly unit_id?: string | undefined;
  /** Enrolled, and not heard of for so many days. Of now only. */
  readonly unseen_days?: number | undefined;
}

export interface DeviceQuery extends DeviceFilters, PageQuery {
  readonly at: string | null;
  readonly sort: DeviceKey | `-${DeviceKey}`;
}

const KEYS: Readonly<Record<DeviceKey, SortKey>> = {
  name: { expression: sql`d.name`, type: 'text' },
  // what was never seen comes before whatever was
  last_seen_at: { expression: sql`coalesce(d.last_seen_at, timestamptz '1970-01-01Z')`, type: 'timestamptz' },
  valid_from: { expression: sql`d.valid_from`, type: 'timestamptz' },
};

/** @throws PositionError */
export function listDevices(database: Database, tenantId: TenantId, query: DeviceQuery): Promise<Page<DeviceView>> {
  return readPage(
    database,
    tenantId,
    {
      limit: query.limit,
      page: pageOfDevices(query),
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('asset.device', query.at)} d where ${every(matching(query))}`,
    },
    ({ sort_key, ...item }) => ({ item, position: [sort_key, item.id] }),
  );
}

/** @throws PositionError */
export function pageOfDevices(query: DeviceQuery): RawBuilder<DeviceView & { readonly sort_key: string }> {
  const { at, limit, after, sort } = query;
  const { name, descending } = sortOf<DeviceKey>(sort);
  const { condition, order } = behind(KEYS[name], sql`d.id`, descending, after);
  const direction = descending ? sql`desc` : sql`asc`;
  // the planner is told by a number in the text that few are wanted: of a limit that is a parameter it assumes a tenth of all
  const page = sql`(
    select * from (
      select d.*, ${KEYS[name].expression} as sort_key from ${devicesAt(at)} d
      where ${every([...matching(query), condition])} order by ${order} limit 201
    ) first limit ${limit + 1}::int)`;
  return sql`
    select ${deviceColumns}, p.sort_key from ${viewedDevices(page, at)}
    order by p.sort_key ${direction}, p.id ${direction}`;
}

/** Null: this tenant has no such device, or it is out of reach. */
export function readDevice(
  database: Database,
  tenantId: TenantId,
  { id, at, reach }: { readonly id: string; readonly at: string | null; readonly reach: Reach },
): Promise<DeviceView | null> {
  const within = reachCondition(reach, { store: sql`d.store_id` });
  const device = sql`(select * from ${devicesAt(at)} d where ${every([sql`d.id = ${id}::uuid`, within])})`;
  return readOne(database, tenantId, sql<DeviceView>`select ${deviceColumns} from ${viewedDevices(device, at)}`);
}

/** What devices `d` are asked for. */
export function matching(filters: DeviceFilters): (Sql | null)[] {
  const { reach, at, q, status, device_type, store_id, unit_id, unseen_days } = filters;
  return [
    reachCondition(reach, { store: sql`d.store_id` }),
    status === undefined ? null : sql`d.status = any (${status}::text[])`,
    device_type === undefined ? null : sql`d.device_type = ${device_type}`,
    store_id === undefined ? null : sql`d.store_id = ${store_id}::uuid`,
    unit_id === undefined ? null : sql`d.store_id in ${storesBelow(unit_id, at)}`,
    unseen_days === undefined ? null : unseenFor(unseen_days),
    q === undefined ? null : devicesWith(q, at),
  ];
}

function unseenFor(days: number): Sql {
  return sql`d.key_thumbprint is not null and not exists (
    select from asset.device_sighting g
    where g.device_id = d.id and g.last_seen_at > clock_timestamp() - make_interval(days => ${days}::int))`;
}
