import { type Statement, statement } from '@kiban/postgres';
import type { RevocationReason } from '../x509/revocation-reason.ts';

/** An authority that signs here, and the last list it signed. */
export interface KeptList {
  readonly authority_id: string;
  readonly certificate_pem: string;
  readonly sealed: string;
  /** Null, like all of the list's: there is none yet. */
  readonly number: number | null;
  readonly this_update: string | null;
  readonly next_update: string | null;
  readonly der: Buffer | null;
  /** How many certificates were revoked when it was made, and how many are now. */
  readonly listed_count: number | null;
  readonly revoked_count: number;
  /** Now, by the database's clock. */
  readonly read_at: string;
}

export function keptList(authorityId: string): Statement<KeptList> {
  return statement`
    select a.id as authority_id, a.certificate_pem, k.sealed, l.number, l.this_update, l.next_update, l.der,
      l.revoked_count as listed_count, clock_timestamp() as read_at, (
        select count(*) from asset.certificate c where c.authority_id = a.id and c.status = 'revoked') as revoked_count
    from asset.certificate_authority a join asset.authority_key k on k.authority_id = a.id
      left join asset.revocation_list l on l.authority_id = a.id
    where a.id = ${authorityId}::uuid`;
}

interface Revoked {
  readonly serial_number: string;
  readonly revoked_at: string;
  readonly reason: RevocationReason;
}

/**
 * The revoked certificates that a list names: those that had not expired when the one before was made, so that each stands in
 * one list beyond its end (RFC 5280 §3.3).
 */
export function revokedOf(authorityId: string, since: string): Statement<Revoked> {
  return statement`
    select serial_number, revoked_at, revocation_reason as reason from asset.certificate
    where authority_id = ${authorityId}::uuid and status = 'revoked' and (not_after is null or not_after >= ${since}::timestamptz)
    order by revoked_at, serial_number`;
}

interface SignedList {
  readonly number: number;
  readonly this_update: string;
  readonly next_update: string;
  readonly der: Buffer;
}

/** Keeps a list in place of the one before. */
export function keepList(
  tenantId: string,
  { authority_id, revoked_count }: KeptList,
  { number, this_update, next_update, der }: SignedList,
): Statement<never> {
  return statement`
    insert into asset.revocation_list (tenant_id, authority_id, number, this_update, next_update, revoked_count, der)
    values (${tenantId}::uuid, ${authority_id}::uuid, ${number}::int, ${this_update}::timestamptz, ${next_update}::timestamptz,
      ${revoked_count}::int, ${der}::bytea)
    on conflict (tenant_id, authority_id) do update
    set number = excluded.number, this_update = excluded.this_update, next_update = excluded.next_update,
      revoked_count = excluded.revoked_count, der = excluded.der`;
}
