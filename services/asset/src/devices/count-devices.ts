import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import { every, rowsAt, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import type { DeviceStatus } from './device.ts';
import { type DeviceFilters, matching } from './read-devices.ts';

export interface DeviceCount {
  readonly status: DeviceStatus;
  readonly count: number;
}

export interface TypeCount {
  readonly device_type: string;
  readonly count: number;
}

/** How many devices there are in each status that any is in, the most first. */
export async function countByStatus(
  database: Database,
  tenantId: TenantId,
  filters: DeviceFilters,
): Promise<DeviceCount[]> {
  const [rows] = await tenantRead(database, tenantId, [
    statementOf(sql<DeviceCount>`
      select d.status, count(*) as count from ${rowsAt('asset.device', filters.at)} d where ${every(matching(filters))}
      group by d.status order by count(*) desc, d.status`),
  ]);
  return rows;
}

/** The types of devices in use, the most frequent first. */
export async function countByType(
  database: Database,
  tenantId: TenantId,
  filters: DeviceFilters,
): Promise<TypeCount[]> {
  const [rows] = await tenantRead(database, tenantId, [
    statementOf(sql<TypeCount>`
      select d.device_type, count(*) as count from ${rowsAt('asset.device', filters.at)} d
      where ${every([...matching(filters), sql`d.status <> 'retired'`])}
      group by d.device_type order by count(*) desc, d.device_type limit 200`),
  ]);
  return rows;
}
