import { randomBytes } from 'node:crypto';
import {
  assignSeats,
  checkEntitlements,
  grantLicence,
  openAsset,
  registerProduct,
  startAssetWorker,
} from '@kiban/asset';
import { ensurePlatformTenant } from '@kiban/directory';
import { health, listenerOf, serveHttp } from '@kiban/http';
import { localKeyEncryption } from '@kiban/key-encryption';
import { openDatabase, statement, type TenantId } from '@kiban/postgres';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import type { Bench, BenchOptions } from './bench.ts';
import { administratorOf, startIssuer } from './bench-issuer.ts';
import { type BenchPlatform, plainPool } from './bench-platform.ts';
import { benchContext, createBenchTenant } from './bench-tenant.ts';
import { addStores } from './many-stores.ts';
import { alone, type Measured, oursAtMost } from './measured.ts';
import { plainRead } from './plain-read.ts';
import { quantile, timesOf } from './rounds.ts';

const PRODUCTS = 10;

/**
 * One check after another, of a tenant with ten licences and a seat for each of 1,000 stores: the question answered in the service
 * (two statements in one round trip), over HTTP with its token and permissions, and over HTTP where nothing changed. Beside them the
 * least that could be read: one seat by its key, without any policy.
 */
export const benchEntitlements: Bench = (bench, options) => bench.withCopies(() => measured(bench, options));

async function measured(bench: BenchPlatform, { quick, note }: BenchOptions): Promise<Measured[]> {
  const url = bench.server.urlOf('kiban_asset');
  const database = openDatabase({ url, connections: 2, application: 'bench' });
  const plain = plainPool(url, 1);
  const tenant = await createBenchTenant(bench, 'entitlements');
  await addStores(bench, tenant, quick ? 50 : 1_000);
  const stores = (
    await bench.sql<{ id: string }>('select id from directory.store where tenant_id = $1 order by id', [tenant])
  ).map(({ id }) => id);
  const licence = await sell(bench, tenant, stores);
  await copySeats(bench);
  note('everybody has a seat');
  const storeOf = (index: number): string => stores[(index * 37) % stores.length] ?? '';
  const service = await serving(bench, tenant);
  try {
    const seat = (store: string) => statement<{ id: string }>`
      select id from bench.seat where tenant_id = ${tenant}::uuid and licence_id = ${licence}::uuid and store_id = ${store}::uuid`;
    const measure = async (
      name: string,
      run: (index: number) => Promise<unknown>,
      bound?: number,
    ): Promise<Measured[]> => {
      await timesOf(quick ? 5 : 300, run);
      const times = await timesOf(quick ? 5 : 2_000, run);
      const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
      return [
        alone(
          'entitlements',
          `${name}, p50`,
          { value: p50, unit: 'ms' },
          bound === undefined ? null : oursAtMost(bound),
        ),
        alone('entitlements', `${name}, p99`, { value: p99, unit: 'ms' }),
      ];
    };
    const [etag, first] = await service.ask(storeOf(0));
    if (first !== 200) throw new Error(`The service answered ${first}.`);
    return [
      ...(await measure('one seat by its key, plain', (index) => plainRead(plain, seat(storeOf(index))))),
      ...(await measure(
        'a check in the service',
        (index) => checkEntitlements(database, tenant, { product: 'bench-0', store_id: storeOf(index), at: null }),
        2,
      )),
      ...(await measure('a check over HTTP', (index) => service.ask(storeOf(index)))),
      ...(await measure('a check over HTTP that changed nothing', () => service.ask(storeOf(0), etag))),
    ];
  } finally {
    await service.close();
    await Promise.all([database.close(), plain.end()]);
  }
}

/** The same seats in `bench`, with their indexes and without policies. */
async function copySeats({ sql }: BenchPlatform): Promise<void> {
  await sql('create table bench.seat (like asset.seat including all)');
  await sql('insert into bench.seat select * from asset.seat');
  for (const table of ['bench.seat', 'asset.seat', 'asset.licence']) await sql(`vacuum analyze ${table}`);
  await sql('grant usage on schema bench to kiban_asset');
  await sql('grant select on bench.seat to kiban_asset');
}

/** Ten products, a licence of each; of the first one a seat for every store. @returns the first licence's id. */
async function sell({ platform, server }: BenchPlatform, tenant: TenantId, stores: readonly string[]): Promise<string> {
  const database = openDatabase({ url: server.urlOf('kiban_asset'), connections: 2, application: 'bench' });
  try {
    const vendor = await ensurePlatformTenant(platform.directory, platform.registry, benchContext);
    let first = '';
    for (let place = 0; place < PRODUCTS; place += 1) {
      const product = `bench-${place}`;
      const name = { en: product, ja: product };
      const plans = [{ key: 'store', name, features: ['a', 'b'], seat_kind: 'store' as const }];
      await registerProduct(database, vendor, benchContext, { product, name, plans });
      const fields = { product, plan: 'store', seats: stores.length };
      const { id } = await grantLicence(database, tenant, benchContext, { fields });
      if (place === 0) first = id;
    }
    for (let at = 0; at < stores.length; at += 500)
      await assignSeats(database, tenant, benchContext, { licence_id: first, holder_ids: stores.slice(at, at + 500) });
    return first;
  } finally {
    await database.close();
  }
}

/** The service on a socket, and somebody who asks it. */
async function serving(bench: BenchPlatform, tenant: TenantId) {
  const issuer = await startIssuer();
  const logger = openLogger({ service: 'bench', format: 'json', level: 'warn' });
  const databaseUrl = bench.server.urlOf('kiban_asset');
  const worker = startAssetWorker({ databaseUrl, workerDatabaseUrl: bench.server.urlOf('kiban_asset_worker'), logger });
  const asset = await openAsset({
    ...{ databaseUrl, connections: 4, oidcDiscoveryUrl: `${issuer.url}/.well-known/openid-configuration` },
    verify: accessTokenVerifier({ issuer: issuer.url, jwksUri: `${issuer.url}/jwks` }).verify,
    keyEncryption: localKeyEncryption([randomBytes(32).toString('base64')]),
    ...{ origin: 'https://kiban.example', trustedProxyHops: 0, news: worker.news, logger },
  });
  const server = await serveHttp({
    ...{ listener: listenerOf([asset], health({})), host: '127.0.0.1', port: 0, drainMs: 1_000 },
  });
  const token = await issuer.tokenOf(await administratorOf(bench, tenant), tenant);
  return {
    ask: async (store: string, etag?: string): Promise<readonly [etag: string, status: number]> => {
      const answer = await fetch(`${server.url}/asset/v1/entitlements?product=bench-0&store_id=${store}`, {
        headers: { authorization: `Bearer ${token}`, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
      });
      await answer.arrayBuffer();
      if (answer.status !== (etag === undefined ? 200 : 304)) throw new Error(`It was answered with ${answer.status}.`);
      return [answer.headers.get('etag') ?? '', answer.status];
    },
    close: async (): Promise<void> => {
      await worker.stop();
      await server.close();
      await asset.close();
      issuer.close();
    },
  };
}
