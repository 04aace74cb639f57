import { randomUUIDv7 } from 'node:crypto';
import { appendEvents, type OutsideEvent, streamKey, takeLocks } from '@kiban/event-store';
import { openCrossTenantDatabase, openDatabase, type TenantId, tenantId, tenantTransaction } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, onTestFinished, vi } from 'vitest';
import { openPostgresqlStore } from '../../store/postgresql/postgresql-store.ts';
import type { Applied } from '../apply-event.ts';
import { followDirectory } from '../follow-directory.ts';

const OF_ASSETS = ['device', 'product', 'licence', 'seat'];

interface Given {
  readonly login_id: string | null;
  readonly status?: string;
  readonly person_id?: string;
}

export const newTenant = (): TenantId => tenantId(randomUUIDv7());

export const until = (what: () => Promise<unknown>): Promise<void> =>
  vi.waitFor(async () => expect(await what()).toBeTruthy(), { timeout: 15_000, interval: 20 });

/** The login view of a test file, and the events that it is made from. Closed after the file. */
export async function followedView() {
  const home = await testDatabase();
  const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 4 });
  const open = (role: string) => openDatabase({ url: home.urlOf(role), connections: 2, application: 'test' });
  const [directory, assets] = [open('kiban_directory'), open('kiban_asset')];
  const feed = openCrossTenantDatabase({ url: home.urlOf('kiban_login_view'), connections: 4, application: 'test' });
  afterAll(async () => {
    await Promise.all([store.close(), directory.close(), assets.close(), feed.close()]);
    await home.drop();
  });
  const versions = new Map<string, number>();

  /** The directory, or assets, write an event. */
  async function write(tenant: TenantId, kind: string, id: string, state: object, personal: object | null = null) {
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    const event: OutsideEvent = {
      ...{ id: randomUUIDv7(), aggregate_kind: kind, aggregate_id: id, version, name: `${kind}.changed` },
      ...{ schema_version: 1, state: { ...state }, personal: personal === null ? null : { ...personal }, payload: {} },
      ...{ actor: { kind: 'service', id: 'test' }, on_behalf_of: null, reason: null, request_id: null },
      occurred_at: new Date().toISOString(),
    };
    await tenantTransaction(OF_ASSETS.includes(kind) ? assets : directory, tenant, async (transaction) => {
      await takeLocks(transaction, { of: 'streams', keys: [streamKey(id)] });
      await transaction.commitWith(appendEvents(transaction, [event]));
    });
  }
  const writeTenant = (id: TenantId, code: string, name = code) =>
    write(id, 'tenant', id, { code, name, status: 'active', timezone: 'Asia/Tokyo' });
  const writeUser = (tenant: TenantId, id: string, { login_id, status = 'active', person_id = id }: Given) => {
    const personal = { login_id, name: '青葉 花子', kana: null, email: null, staff_number: null };
    return write(tenant, 'user', id, { person_id, status }, personal);
  };

  /** Follows the feed while the test runs. */
  function follow() {
    const controller = new AbortController();
    const [applied, invitationChanged] = [vi.fn(async (_: Applied) => undefined), vi.fn(async () => undefined)];
    const following = followDirectory({ store, feed, signal: controller.signal, applied, invitationChanged });
    const stop = async (): Promise<void> => {
      controller.abort();
      await following;
    };
    onTestFinished(stop);
    return { applied, invitationChanged, stop };
  }

  return { home, store, feed, write, writeTenant, writeUser, follow };
}
