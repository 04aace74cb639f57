import { type Statement, statement } from '@kiban/postgres';
import type { ProvenDevice } from './proven-device.ts';

/** Expired proofs that one call clears away: more than it adds. */
const CLEARED_AT_MOST = 20;

/**
 * Keeps a proof as used. No row when it was used before, or when the device is no longer active with that key.
 *
 * @param expires_at seconds since 1970.
 */
export function keptProof(
  { tenantId, id, key_thumbprint }: Pick<ProvenDevice, 'tenantId' | 'id' | 'key_thumbprint'>,
  { jti, expires_at }: { readonly jti: string; readonly expires_at: number },
): Statement<{ jti: string }> {
  return statement`
    insert into asset.device_proof (tenant_id, device_id, jti, expires_at)
    select d.tenant_id, d.id, ${jti}::text, to_timestamp(${expires_at}::float8) from asset.device d
    where d.tenant_id = ${tenantId}::uuid and d.id = ${id}::uuid
      and d.status = 'active' and d.key_thumbprint = ${key_thumbprint}
    on conflict do nothing returning jti`;
}

/** Clears away proofs that count no more anyway, of one tenant. */
export function clearedProofs(tenantId: string): Statement<never> {
  return statement`
    delete from asset.device_proof where ctid = any (array(
      select ctid from asset.device_proof
      where tenant_id = ${tenantId}::uuid and expires_at <= clock_timestamp()
      order by expires_at limit ${CLEARED_AT_MOST}::int for update skip locked))`;
}
