import type { Actor } from '@kiban/event-store';
import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { DeviceStatus } from '../devices/device.ts';
import { actorOf } from '../past/history-entries.ts';
import type { Certificate } from './certificate.ts';

/** Who made something so, when and why. */
export interface ChangedBy {
  readonly actor: Actor & { readonly name: string | null };
  readonly reason: string | null;
  readonly at: string;
  readonly event_id: string;
}

/** A certificate as it is shown: which device held it at the moment, in which store that stood, and who made it so. */
export interface CertificateView extends Omit<Certificate, 'status' | 'device_id'> {
  readonly id: string;
  readonly version: number;
  readonly authority_name: string | null;
  /** What the moment shown makes of it. */
  readonly status: 'active' | 'expired' | 'revoked';
  readonly device: {
    readonly id: string;
    readonly name: string | null;
    readonly status: DeviceStatus | null;
    /** Since when it held the certificate. */
    readonly since: string;
    readonly changed_by: ChangedBy;
  } | null;
  readonly store: {
    readonly id: string;
    readonly name: string | null;
    /** Since when the device stood there. */
    readonly since: string;
    readonly changed_by: ChangedBy;
  } | null;
  readonly valid_from: string;
  readonly recorded_at: string;
}

/** The moment that a view shows. */
export function momentShown(at: string | null): Sql {
  return at === null ? sql`clock_timestamp()` : sql`${at}::timestamptz`;
}

/** The columns of a `CertificateView`, of the certificates `p` (`viewedCertificates`). */
export function certificateColumns(at: string | null): Sql {
  return sql`p.id, p.version, p.authority_id, a.name as authority_name, p.serial_number, p.subject, p.fingerprint_sha256,
    p.key_thumbprint, p.not_before, p.not_after, p.renews, p.revoked_at, p.revocation_reason, p.pem,
    case when p.status = 'active' and p.not_after <= ${momentShown(at)} then 'expired' else p.status end as status,
    case when p.device_id is not null then jsonb_build_object('id', p.device_id, 'name', d.name, 'status', d.status,
      'since', ${utc(sql`held.since`)}, 'changed_by', held.changed_by) end as device,
    case when d.store_id is not null then jsonb_build_object('id', d.store_id, 'name', s.name,
      'since', ${utc(sql`placed.since`)}, 'changed_by', placed.changed_by) end as store,
    p.valid_from, p.recorded_at`;
}

/** Certificates `p` beside what `certificateColumns` names. */
export function viewedCertificates(certificates: Sql, at: string | null): Sql {
  return sql`${certificates} p
    left join ${rowsAt('asset.certificate_authority', at)} a on a.id = p.authority_id
    left join ${rowsAt('asset.device', at)} d on d.id = p.device_id
    left join ${rowsAt('directory.published_store', at)} s on s.id = d.store_id
    left join lateral ${madeSo('asset.certificate_history', 'device_id', sql`p`)} held on true
    left join lateral ${madeSo('asset.device_history', 'store_id', sql`d`)} placed on true`;
}

/**
 * Since when a field of the row `state` has had the value it has there, and by which event: of the versions before it, the last one
 * with another value stands right before the one that made it so.
 */
function madeSo(history: `${string}.${string}`, field: string, state: Sql): Sql {
  const versions = sql.table(history);
  const value = sql.ref(field);
  return sql`(
    select h.valid_from as since, jsonb_build_object('actor', ${actorOf(sql`e`)}, 'reason', e.reason,
      'at', ${utc(sql`e.occurred_at`)}, 'event_id', e.id) as changed_by
    from (
      select 1 + coalesce(max(o.version), 0) as version from ${versions} o
      where o.id = ${state}.id and o.version < ${state}.version and o.${value} is distinct from ${state}.${value}
    ) begun
      join ${versions} h on h.id = ${state}.id and h.version = begun.version
      join event.domain_event e on e.aggregate_id = h.id and e.version = h.version
    where ${state}.${value} is not null)`;
}

/** As times are written everywhere, also inside of an object. */
function utc(time: Sql): Sql {
  return sql`replace(to_jsonb(${time}) #>> '{}', '+00:00', 'Z')`;
}
