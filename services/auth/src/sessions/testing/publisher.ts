import { randomUUIDv7 } from 'node:crypto';
import { appendEvents, streamKey, takeLocks } from '@kiban/event-store';
import { openDatabase, statement, type TenantId, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import { pause } from '@kiban/service';
import type { TestDatabase } from '@kiban/testing';

/** A change of something that directory or assets keep. */
export interface Published {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly state: object;
  readonly version?: number;
}

/** A transaction that stays open. */
interface HeldTransaction {
  /** For how long it has been, by the database's clock, in seconds. */
  age(): number;
  /** Commits it. @returns for how long it was open. @throws when it was ended before. */
  end(): Promise<number>;
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
    /** Writes something and does not commit it: nothing written later is below the feed's horizon until `end`. */
    async hold(tenant: TenantId): Promise<HeldTransaction> {
      const [begun, released] = [Promise.withResolvers<void>(), new AbortController()];
      let seconds = 0;
      const open = tenantTransaction(directory, tenant, async (transaction) => {
        const state = { person_id: randomUUIDv7(), status: 'active' };
        await transaction.rows(
          append(transaction, { kind: 'user', id: randomUUIDv7(), name: 'user.added', state, version: 1 }),
        );
        begun.resolve();
        // it must not look forgotten: idle transactions are ended
        while (!released.signal.aborted) {
          await pause(500, released.signal);
          const [row] = await transaction.rows(
            statement<{ age: number }>`
              select extract(epoch from clock_timestamp() - transaction_timestamp())::float8 as age`,
          );
          seconds = row?.age ?? 0;
        }
      });
      await Promise.race([begun.promise, open]);
      return {
        age: () => seconds,
        end: async () => {
          released.abort();
          await open;
          return seconds;
        },
      };
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
