import { type Statement, statement } from '@kiban/postgres';
import type { ContradictionRow } from '../../contradictions/contradiction.ts';
import type { DeviceStatus } from '../../devices/device.ts';

/** A device as lines are compared with it. */
export interface KnownDevice {
  readonly id: string;
  readonly name: string;
  readonly serial_number: string | null;
  readonly asset_tag: string | null;
  readonly store_id: string;
  readonly status: DeviceStatus;
}

/** What the same lists were last taken to say. */
export interface ImportedRecord {
  readonly kind: 'device' | 'certificate';
  readonly id: string;
  readonly keys: readonly string[];
  readonly proposed: Readonly<Record<string, string>>;
}

export interface KnownAuthority {
  readonly id: string;
  readonly name: string;
  readonly source: 'own' | 'imported' | 'external';
  readonly valid_from: string;
}

/** Everything of the tenant that lists are held against. */
export interface Known {
  readonly devices: readonly KnownDevice[];
  readonly records: readonly ImportedRecord[];
  readonly authorities: readonly KnownAuthority[];
  readonly contradictions: readonly ContradictionRow[];
}

export function knownDevices(): Statement<KnownDevice> {
  return statement`select id, name, serial_number, asset_tag, store_id, status from asset.device order by id`;
}

export function importedRecords(name: string): Statement<ImportedRecord> {
  return statement`select kind, id, keys, proposed from asset.imported_record where import_name = ${name} order by id`;
}

/** Of one name the active one comes last. */
export function knownAuthorities(): Statement<KnownAuthority> {
  return statement`
    select id, name, source, valid_from from asset.certificate_authority order by (status = 'active'), valid_from`;
}

export function contradictionsOf(name: string): Statement<ContradictionRow> {
  return statement`
    select id, version, valid_from, recorded_at, import_name, import_id, subject_kind, subject_id, subject_key, field,
      "values", chosen, status, decided_by
    from asset.contradiction where import_name = ${name} order by id`;
}

/** Which store had a code of a system on a day, and whether it is open now. */
export function storesOf(
  system: string,
  date: string,
  timezone: string,
): Statement<{ code: string; id: string; status: string }> {
  return statement`
    with at as materialized (
      select (${date}::date + 1)::timestamp at time zone ${timezone} - interval '1 microsecond' as moment
    )
    select i.value as code, s.id, s.status
    from at cross join directory.published_identifier i join directory.published_store s on s.id = i.aggregate_id
    where i.kind = 'store' and i.system = ${system} and i.valid_from <= at.moment and i.valid_to > at.moment`;
}
