import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { TestDirectory } from '../../testing/test-directory.ts';

export interface PlantedDevice {
  readonly store_id: string;
  readonly name: string;
  readonly serial_number: string;
}

/** What the service of devices writes, as the superuser: no service imports another, not even its tests. */
export interface PlantedDevices {
  register(tenant: TenantId, device: PlantedDevice): Promise<string>;
  /** A certificate of somebody else's authority, held by a device. */
  certify(tenant: TenantId, device_id: string, serial_number: string): Promise<string>;
  /** Moves a device, with a reason. */
  move(tenant: TenantId, id: string, store_id: string, reason: string): Promise<void>;
}

export function plantedDevices({ plant }: TestDirectory): PlantedDevices {
  const event = async (
    tenant: TenantId,
    device: { id: string; version: number; state: object; changed: readonly string[] },
    happened: { name: string; reason: string | null },
  ): Promise<string> => {
    const id = randomUUIDv7();
    await plant(
      `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state, payload,
         actor_kind, actor_id, reason, occurred_at)
       values ($1, $2, 'device', $3, $4, $5, 1, $6, $7, 'operator', 'test', $8, (select valid_from from asset.device where id = $3))`,
      [
        ...[id, tenant, device.id, device.version, happened.name, device.state, { changed: device.changed }],
        happened.reason,
      ],
    );
    return id;
  };
  const columns =
    'tenant_id, id, version, valid_from, recorded_at, store_id, name, device_type, serial_number, asset_tag, status';
  const keep = (tenant: TenantId, id: string, eventId: string): Promise<object[]> =>
    plant(
      `insert into asset.device_history (${columns}, event_id)
       select ${columns}, $3 from asset.device where tenant_id = $1 and id = $2`,
      [tenant, id, eventId],
    );
  return {
    register: async (tenant, device) => {
      const id = randomUUIDv7();
      const state = { ...device, asset_tag: `TAG-${device.serial_number}`, status: 'registered', device_type: 'pc' };
      await plant(
        `insert into asset.device (${columns}) values ($1, $2, 1, clock_timestamp(), now(), $3, $4, 'pc', $5, $6, 'registered')`,
        [tenant, id, device.store_id, device.name, device.serial_number, state.asset_tag],
      );
      const changed = Object.keys(state);
      const eventId = await event(
        tenant,
        { id, version: 1, state, changed },
        { name: 'device.registered', reason: null },
      );
      await keep(tenant, id, eventId);
      return id;
    },
    certify: async (tenant, device_id, serial_number) => {
      const [authority, id] = [randomUUIDv7(), randomUUIDv7()];
      await plant(
        `insert into asset.certificate_authority (tenant_id, id, version, valid_from, recorded_at, name, source, subject,
           certificate_pem, fingerprint_sha256, not_before, not_after, status)
         values ($1, $2, 1, now(), now(), $3, 'external', 'CN=Other', '', $4, now(), now(), 'active')`,
        [tenant, authority, authority, authority.replaceAll('-', '').repeat(2)],
      );
      await plant(
        `insert into asset.certificate (tenant_id, id, version, valid_from, recorded_at, authority_id, serial_number, device_id, status)
         values ($1, $2, 1, now(), now(), $3, $4, $5, 'active')`,
        [tenant, id, authority, serial_number, device_id],
      );
      return id;
    },
    move: async (tenant, id, store_id, reason) => {
      const [row] = await plant<{ state: object; version: number }>(
        `update asset.device set store_id = $2, version = version + 1, valid_from = clock_timestamp() where id = $1
         returning version, to_jsonb(device) as state`,
        [id, store_id],
      );
      await plant(
        `update asset.device_history set valid_to = d.valid_from from asset.device d
         where device_history.id = $1 and d.id = $1 and valid_to = 'infinity'`,
        [id],
      );
      const moved = { id, version: row?.version ?? 0, state: row?.state ?? {}, changed: ['store_id'] };
      await keep(tenant, id, await event(tenant, moved, { name: 'device.moved', reason }));
    },
  };
}
