import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { DeviceStatus } from './device.ts';

/** A device as it is shown: with the names that its place had at the moment. */
export interface DeviceView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly device_type: string;
  readonly store_id: string;
  readonly store_name: string | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly serial_number: string | null;
  readonly asset_tag: string | null;
  readonly note: string | null;
  readonly key_thumbprint: string | null;
  readonly status: DeviceStatus;
  /** Null: never, or a moment that has passed is shown. */
  readonly last_seen_at: string | null;
  /** Of the code by which it can be enrolled; null where there is none. */
  readonly code_expires_at: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The columns of a `DeviceView`, of the devices `p` (`viewedDevices`). */
export const deviceColumns = sql`p.id, p.version, p.name, p.device_type, p.store_id, s.name as store_name, s.unit_id,
  u.name as unit_name, p.manufacturer, p.model, p.serial_number, p.asset_tag, p.note, p.key_thumbprint, p.status,
  p.last_seen_at, code.expires_at as code_expires_at, p.valid_from, p.recorded_at`;

/** Devices `p` beside what `deviceColumns` names. */
export function viewedDevices(devices: Sql, at: string | null): Sql {
  const moment = at === null ? sql`clock_timestamp()` : sql`${at}::timestamptz`;
  return sql`${devices} p
    left join ${rowsAt('directory.published_store', at)} s on s.id = p.store_id
    left join ${rowsAt('directory.published_unit', at)} u on u.id = s.unit_id
    left join lateral (
      select c.expires_at from ${rowsAt('asset.enrolment_code', at)} c
      where c.device_id = p.id and c.status = 'open' and c.expires_at > ${moment} limit 1
    ) code on true`;
}

/** Devices as they are now with when they were last seen, or as they were at a moment, of which that is not known. */
export function devicesAt(at: string | null): Sql {
  if (at !== null) return sql`(select h.*, null::timestamptz as last_seen_at from ${rowsAt('asset.device', at)} h)`;
  return sql`(select d.*, g.last_seen_at from asset.device d left join asset.device_sighting g on g.device_id = d.id)`;
}
