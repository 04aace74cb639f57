import { honoListener, problemHandler, requestContext, serveHttp, tokenGuard } from '@kiban/http';
import { openCrossTenantDatabase } from '@kiban/postgres';
import { authorizer, problemOf } from '@kiban/service';
import { tokenIssuer } from '@kiban/service/testing';
import { openLogger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { permissions } from '../../api/permissions.ts';
import { suspendLicence } from '../../licences/suspend-licence.ts';
import { registerProduct } from '../../products/register-product.ts';
import { type Heard, listen } from '../../testing/listen.ts';
import { operator } from '../../testing/operator.ts';
import { plantCatalogue, plantLicence, plantSeat, RX } from '../../testing/planted-licences.ts';
import { type PlantedTenant, plantTenant } from '../../testing/planted-tenant.ts';
import { testAsset } from '../../testing/test-asset.ts';
import { followChanges } from './follow-changes.ts';
import { entitlementNews, type News } from './news.ts';
import { entitlementStream } from './stream-route.ts';

const home = await testAsset();
const platform = await plantCatalogue(home);
const feed = openCrossTenantDatabase({ url: home.urlOf('kiban_asset_worker'), connections: 1, application: 'test' });
const stopping = new AbortController();
const news = entitlementNews({ listeners: 100, listenersOfTenant: 3, remembered: 100 });
const following = followChanges({ feed, news, signal: stopping.signal, pollMs: 20 });
const { verify, tokenOf } = await tokenIssuer();
const app = new Hono();
const logger = openLogger({ service: 'test', format: 'json', level: 'error' });
app.use(requestContext({ logger }), tokenGuard({ verify }));
app.onError(problemHandler((error) => problemOf(error, { keys: {} })));
entitlementStream(app, { news, authorize: authorizer(home.database, permissions), heartbeatMs: 50 });
const server = await serveHttp({ listener: honoListener(app), host: '127.0.0.1', port: 0, drainMs: 0 });
const listening: Heard[] = [];
afterAll(async () => {
  for (const heard of listening) heard.leave();
  stopping.abort();
  await following;
  await Promise.all([server.close(), feed.close()]);
});

/** A tenant of whose planting all news has been told. */
async function quietTenant(): Promise<PlantedTenant> {
  const tenant = await plantTenant(home);
  const product = `quiet-${tenant.id}`;
  const told = Promise.withResolvers<void>();
  const tell = (heard: News) => (heard.product === product ? told.resolve() : undefined);
  const leave = news.listen({ tenantId: tenant.id, tell, end: () => undefined }, undefined);
  await registerProduct(home.database, platform, operator, { ...RX, product });
  await told.promise;
  leave?.();
  return tenant;
}

async function hearing({ id }: PlantedTenant, headers: Record<string, string> = {}, expires = 300) {
  const token = await tokenOf({ tenant_id: id, scope: 'asset:read' }, { expires });
  const heard = await listen(`${server.url}/entitlements/stream`, { authorization: `Bearer ${token}`, ...headers });
  listening.push(heard);
  return heard;
}

test('a tenant hears of its licences, its seats and the catalogue, and of no other tenant', async () => {
  const [tenant, other] = [await quietTenant(), await quietTenant()];
  const [heard, elsewhere] = [await hearing(tenant), await hearing(other)];
  expect(heard.headers.get('content-type')).toBe('text/event-stream');
  const licence = await plantLicence(home, tenant.id);
  await expect.poll(() => heard.events.map(({ data }) => data)).toEqual([{ product: 'rx' }]);
  await plantSeat(home, tenant.id, licence, tenant.ids.stores[0] ?? '');
  await expect.poll(() => heard.events.at(-1)?.data).toEqual({ product: null });
  await registerProduct(home.database, platform, operator, { ...RX, product: 'fresh' });
  await expect.poll(() => elsewhere.events.map(({ data }) => data)).toEqual([{ product: 'fresh' }]);
  expect(heard.events).toHaveLength(3);
  expect(elsewhere.text()).not.toContain(tenant.marker);
  for (const one of [heard, elsewhere]) one.leave();
});

test('who comes back with the last id hears what was missed', async () => {
  const tenant = await quietTenant();
  const heard = await hearing(tenant);
  const id = await plantLicence(home, tenant.id);
  await expect.poll(() => heard.events.length).toBe(1);
  heard.leave();
  await suspendLicence(home.database, tenant.id, operator, { id, expected_version: 'any' });
  const witness = await hearing(tenant);
  const again = await hearing(tenant, { 'last-event-id': heard.events[0]?.id ?? '' });
  await expect.poll(() => again.events.map(({ data }) => data)).toEqual([{ product: 'rx' }]);
  const lost = await hearing(tenant, { 'last-event-id': '1-1-1' });
  await expect.poll(() => lost.events.map(({ data }) => data)).toEqual([{ product: null }]);
  for (const one of [witness, again, lost]) one.leave();
});

test('a stream gives signs of life, and ends with its token', async () => {
  const heard = await hearing(await plantTenant(home), {}, 2);
  await expect.poll(() => heard.text()).toContain(':\n\n');
  const before = Date.now();
  await heard.over;
  expect(Date.now() - before).toBeLessThan(4_000);
});

test('a tenant has so many streams and no more, and one that is left makes room', async () => {
  const tenant = await plantTenant(home);
  const open = await Promise.all([hearing(tenant), hearing(tenant), hearing(tenant)]);
  const refused = await hearing(tenant);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  open[0]?.leave();
  await expect.poll(async () => (await hearing(tenant)).status).toBe(200);
  for (const one of open) one.leave();
});

test('nobody listens without a token, or without the permission', async () => {
  const tenant = await plantTenant(home);
  const at = `${server.url}/entitlements/stream`;
  expect((await fetch(at)).status).toBe(401);
  for (const [user, scope] of [
    [tenant.nobody, 'asset:read'],
    [tenant.administrator, 'asset:write'],
    [tenant.suspended, 'asset:read'],
  ] as const) {
    const token = await tokenOf({ tenant_id: tenant.id, user, scope });
    expect((await fetch(at, { headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
  }
});
