import { type Statement, statement } from '@kiban/postgres';

/** That a device was heard of. Written once a minute at most, so that it costs a device that asks often next to nothing. */
export function sighting(tenantId: string, deviceId: string, address: string): Statement<never> {
  return statement`
    insert into asset.device_sighting as s (tenant_id, device_id, last_seen_at, address)
    values (${tenantId}::uuid, ${deviceId}::uuid, clock_timestamp(), ${address}::text)
    on conflict (tenant_id, device_id) do update set last_seen_at = excluded.last_seen_at, address = excluded.address
    where s.last_seen_at < excluded.last_seen_at - interval '1 minute'`;
}
