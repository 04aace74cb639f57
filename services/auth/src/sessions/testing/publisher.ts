import { randomUUIDv7 } from 'node:crypto';
import { appendEvents, streamKey, takeLocks } from '@kiban/event-store';
import { openDatabase, type TenantId, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import type { TestDatabase } from '@kiban/testing';

/** A change of something that directory or assets keep. */
export interface Published {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly state: object;
  readonly version?: number;
}

/** Writes events as the services do that own them. */
export function openPublisher(home: TestDatabase) {
  const open = (role: string) => openDatabase({ url: home.urlOf(role), connections: 3, application: 'test' });
  const [directory, assets] = [open('kiban_directory'), open('kiban_asset')];
  return {
    directory,
    async publish(tenant: TenantId, published: Published): Promise<void> {
      const database = published.kind === 'device' || published.kind === 'licence' ? assets : directory;
      await tenantTransaction(database, tenant, async (transaction) => {
        await takeLocks(transaction, { of: 'streams', keys: [streamKey(published.id)] });
        await transaction.commitWith(append(transaction, published));
      });
    },
    close: async () => void (await Promise.all([directory.close(), assets.close()])),
  };
}

export function append(transaction: TenantTransaction, { kind, id, name, state, version = 2 }: Published) {
  return appendEvents(transaction, [
    {
      ...{ id: randomUUIDv7(), aggregate_kind: kind, aggregate_id: id, version, name, schema_version: 1 },
      ...{ state: { ...state }, personal: null, payload: {}, actor: { kind: 'service', id: 'test' } },
      ...{ on_behalf_of: null, reason: null, request_id: null, occurred_at: new Date().toISOString() },
    },
  ]);
}
