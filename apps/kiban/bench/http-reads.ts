import { findStore, listStores, openDirectory } from '@kiban/directory';
import { health, listenerOf, serveHttp } from '@kiban/http';
import { openDatabase, statement, tenantRead } from '@kiban/postgres';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import type { Bench } from './bench.ts';
import { administratorOf, startIssuer } from './bench-issuer.ts';
import { createBenchTenant } from './bench-tenant.ts';
import { addStores } from './many-stores.ts';
import type { Measured } from './measured.ts';
import { interleaved, median, medianRatio } from './rounds.ts';

const STORES = 1_000;

/**
 * One request after another over HTTP (token verified, permission read) beside the read
 * alone, in the same process: what a request costs on top of its query. A tenant of 1,000 stores.
 */
export const benchHttpReads: Bench = async (bench, { quick, note }) => {
  const tenant = await createBenchTenant(bench, 'http-reads');
  await addStores(bench, tenant, quick ? 100 : STORES);
  const issuer = await startIssuer();
  const url = bench.server.urlOf('kiban_directory');
  const database = openDatabase({ url, connections: 2, application: 'bench' });
  const directory = await openDirectory({
    ...{ databaseUrl: url, connections: 4, oidcDiscoveryUrl: `${issuer.url}/.well-known/openid-configuration` },
    verify: accessTokenVerifier({ issuer: issuer.url, jwksUri: `${issuer.url}/jwks` }).verify,
    logger: openLogger({ service: 'bench', format: 'json', level: 'warn' }),
  });
  const server = await serveHttp({
    ...{ listener: listenerOf([directory], health({})), host: '127.0.0.1', port: 0, drainMs: 1_000 },
  });
  try {
    const token = await issuer.tokenOf(await administratorOf(bench, tenant), tenant);
    const get = async (path: string): Promise<void> => {
      const answer = await fetch(`${server.url}/directory/v1${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    };
    const [[store]] = await tenantRead(database, tenant, [
      statement<{ id: string }>`select id from directory.store order by name limit 1`,
    ]);
    const id = store?.id ?? '';
    note('the directory answers');
    const list = { at: null, limit: 50, after: null, sort: 'name' } as const;
    return [
      await measure(
        'list of 50 stores',
        quick,
        () => get('/stores'),
        () => listStores(database, tenant, list),
      ),
      await measure(
        'one store',
        quick,
        () => get(`/stores/${id}`),
        () => findStore(database, tenant, id, null),
      ),
    ];
  } finally {
    await server.close();
    await Promise.all([directory.close(), database.close()]);
    issuer.close();
  }
};

async function measure(
  name: string,
  quick: boolean,
  overHttp: () => Promise<unknown>,
  alone: () => Promise<unknown>,
): Promise<Measured> {
  const times = quick ? 5 : 60;
  const repeated = (work: () => Promise<unknown>) => async () => {
    for (let index = 0; index < times; index += 1) await work();
  };
  await repeated(overHttp)();
  await repeated(alone)();
  const rounds = await interleaved(quick ? 3 : 15, repeated(overHttp), repeated(alone));
  return {
    bench: 'http-reads',
    name,
    ours: { value: median(rounds.ours) / times, unit: 'ms' },
    baseline: { value: median(rounds.baseline) / times, unit: 'ms' },
    ratio: medianRatio(rounds),
    goal: null,
  };
}
