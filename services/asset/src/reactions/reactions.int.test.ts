import { openLogger } from '@kiban/telemetry';
import { expect, test } from 'vitest';
import { retireDevice } from '../devices/retire-device.ts';
import { releaseSeat } from '../seats/release-seat.ts';
import { operator } from '../testing/operator.ts';
import { plantEvent } from '../testing/planted-event.ts';
import { plantCatalogue, plantLicence, plantSeat } from '../testing/planted-licences.ts';
import { plantTenant } from '../testing/planted-tenant.ts';
import { testAsset } from '../testing/test-asset.ts';
import { REACTIONS, startAssetWorker } from '../worker/asset-worker.ts';

const home = await testAsset();
await plantCatalogue(home);
const logger = openLogger({ service: 'test', format: 'json', level: 'error' });
const any = { expected_version: 'any' } as const;

const start = () =>
  startAssetWorker({
    databaseUrl: home.urlOf('kiban_asset'),
    workerDatabaseUrl: home.urlOf('kiban_asset_worker'),
    logger,
  });

/** Lets the worker do all there is to do, and stops it. */
async function worked(): Promise<void> {
  const worker = start();
  const left = () =>
    home.plant(
      `select from event.domain_event e where aggregate_kind in ('user', 'store', 'device', 'product', 'licence', 'seat')
        and not exists (select from event.subscription s where name = $1
          and (s.epoch, s.transaction_id, s.position) >= (e.epoch, e.transaction_id, e.position)) limit 1`,
      [REACTIONS],
    );
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  await worker.stop();
}
const seat = async (id: string) =>
  (
    await home.plant<{ status: string; version: number }>('select status, version from asset.seat where id = $1', [id])
  )[0];
const released = { status: 'released', version: 2 };

test('who leaves, what closes and what is retired releases its seats, and the reason names the event', async () => {
  const tenant = await plantTenant(home);
  const { stores, users, devices } = tenant.ids;
  const [stays, closes] = [stores[0] ?? '', stores[1] ?? ''];
  const storeLicence = await plantLicence(home, tenant.id);
  const other = await plantLicence(home, tenant.id);
  const kept = await plantSeat(home, tenant.id, storeLicence, stays);
  const inStore = [
    await plantSeat(home, tenant.id, storeLicence, closes),
    await plantSeat(home, tenant.id, other, closes),
  ];
  const ofUser = await plantSeat(
    home,
    tenant.id,
    await plantLicence(home, tenant.id, { plan: 'user' }),
    users[0] ?? '',
  );
  const ofDevice = await plantSeat(
    home,
    tenant.id,
    await plantLicence(home, tenant.id, { plan: 'device' }),
    devices[0] ?? '',
  );
  const event = await plantEvent(home, { tenant: tenant.id, name: 'store.closed', aggregate_id: closes });
  await plantEvent(home, { tenant: tenant.id, name: 'user.left', aggregate_id: users[0] ?? '' });
  await retireDevice(home.database, tenant.id, operator, { id: devices[0] ?? '', ...any, reach: 'tenant' });
  await worked();
  for (const id of [...inStore, ofUser, ofDevice]) expect(await seat(id)).toEqual(released);
  expect(await seat(kept)).toEqual({ status: 'assigned', version: 1 });
  const told = await home.plant<object>(
    `select actor_kind, actor_id, on_behalf_of, reason, request_id, payload ->> 'caused_by' as caused_by
     from event.domain_event where aggregate_id = $1 and name = 'seat.released'`,
    [inStore[0]],
  );
  expect(told).toEqual([
    {
      ...{ actor_kind: 'service', actor_id: 'asset', on_behalf_of: 'p-1', request_id: 'request-1', caused_by: event },
      reason: `store.closed ${event}: 事業縮小`,
    },
  ]);
});

test('events that come again release nothing again, and those of a downtime are not missed', async () => {
  const tenant = await plantTenant(home);
  const store = tenant.ids.stores[0] ?? '';
  const id = await plantSeat(home, tenant.id, await plantLicence(home, tenant.id), store);
  await plantEvent(home, { tenant: tenant.id, name: 'store.closed', aggregate_id: store });
  await worked();
  expect(await seat(id)).toEqual(released);
  await home.plant('delete from event.subscription where name = $1', [REACTIONS]);
  await worked();
  expect(await seat(id)).toEqual(released);
});

test('two workers at once release a seat once', async () => {
  const tenant = await plantTenant(home);
  const store = tenant.ids.stores[0] ?? '';
  const id = await plantSeat(home, tenant.id, await plantLicence(home, tenant.id), store);
  const workers = [start(), start()];
  await plantEvent(home, { tenant: tenant.id, name: 'store.closed', aggregate_id: store });
  await expect.poll(() => seat(id), { timeout: 10_000 }).toEqual(released);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(await seat(id)).toEqual(released);
});

test('who came back and sat down again before the worker heard of the leaving keeps the seat', async () => {
  const tenant = await plantTenant(home);
  const user = tenant.ids.users[0] ?? '';
  const licence = await plantLicence(home, tenant.id, { plan: 'user' });
  const first = await plantSeat(home, tenant.id, licence, user);
  await plantEvent(home, { tenant: tenant.id, name: 'user.left', aggregate_id: user });
  await releaseSeat(home.database, tenant.id, operator, { id: first, ...any });
  const again = await plantSeat(home, tenant.id, licence, user);
  await worked();
  expect(await seat(again)).toEqual({ status: 'assigned', version: 1 });
});

test('an event of one tenant releases no seat of another', async () => {
  const [tenant, other] = [await plantTenant(home), await plantTenant(home)];
  const store = tenant.ids.stores[0] ?? '';
  const id = await plantSeat(home, tenant.id, await plantLicence(home, tenant.id), store);
  await plantEvent(home, { tenant: other.id, name: 'store.closed', aggregate_id: store });
  await worked();
  expect(await seat(id)).toEqual({ status: 'assigned', version: 1 });
});
