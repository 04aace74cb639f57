import { type Statement, statement } from '@kiban/postgres';
import type { CertificateRow } from '../../certificates/certificate.ts';
import type { DeviceRow } from '../../devices/device.ts';
import type { ImportedRecord } from './known.ts';

export function devicesOf(ids: readonly string[]): Statement<DeviceRow> {
  return statement`
    select id, version, valid_from, recorded_at, store_id, name, device_type, manufacturer, model, serial_number, asset_tag,
      note, key_thumbprint, public_key, status
    from asset.device where id = any (${[...ids]}::uuid[])`;
}

/** Certificates by who issued them and their serial numbers. */
export function certificatesOf(
  wanted: readonly { readonly authority_id: string; readonly serial_number: string }[],
): Statement<CertificateRow> {
  return statement`
    select c.id, c.version, c.valid_from, c.recorded_at, c.authority_id, c.serial_number, c.subject, c.fingerprint_sha256,
      c.key_thumbprint, c.not_before, c.not_after, c.device_id, c.renews, c.status, c.revoked_at, c.revocation_reason, c.pem
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (authority_id uuid, serial_number text)
      join asset.certificate c on c.authority_id = w.authority_id and c.serial_number = w.serial_number`;
}

export function openStoresAmong(ids: readonly string[]): Statement<{ id: string }> {
  return statement`
    select id from directory.published_store where id = any (${[...ids]}::uuid[]) and status = 'open'`;
}

/** Remembers what lists said of things. */
export function rememberRecords(tenantId: string, name: string, records: readonly ImportedRecord[]): Statement<never> {
  return statement`
    insert into asset.imported_record (tenant_id, import_name, kind, id, keys, proposed)
    select ${tenantId}::uuid, ${name}::text, kind, id, keys, proposed
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (kind text, id uuid, keys jsonb, proposed jsonb)
    on conflict (tenant_id, import_name, kind, id) do update set keys = excluded.keys, proposed = excluded.proposed
    where (imported_record.keys, imported_record.proposed) is distinct from (excluded.keys, excluded.proposed)`;
}
