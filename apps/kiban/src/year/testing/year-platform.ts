import { openAsset, startAssetWorker } from '@kiban/asset';
import { openDirectory } from '@kiban/directory';
import type { ChangeContext } from '@kiban/event-store';
import { health, listenerOf, serveHttp } from '@kiban/http';
import { localKeyEncryption } from '@kiban/key-encryption';
import { type Database, openCrossTenantDatabase, openDatabase, type TenantId } from '@kiban/postgres';
import { type TokenIssuer, tokenIssuer } from '@kiban/service/testing';
import { openLogger } from '@kiban/telemetry';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { afterAll } from 'vitest';
import { ensurePlatform } from '../../ensure-platform.ts';

/** Directory and assets with their worker, on one origin, as products and browsers reach them. */
export interface YearPlatform {
  readonly url: string;
  /** How they call themselves: devices say it in their proofs. */
  readonly origin: string;
  readonly home: TestDatabase;
  readonly directory: Database;
  readonly platformTenant: TenantId;
  readonly tokenOf: TokenIssuer['tokenOf'];
}

export const operator: ChangeContext = {
  actor: { kind: 'operator', id: 'hanako' },
  on_behalf_of: null,
  reason: '契約',
  request_id: null,
};

/** Opens it all, and closes it after the tests of the file. */
export async function yearPlatform(): Promise<YearPlatform> {
  const home = await testDatabase();
  const { verify, tokenOf } = await tokenIssuer();
  const logger = openLogger({ service: 'year', format: 'json', level: 'error', write: (line) => console.error(line) });
  const origin = 'https://kiban.test';
  const tokens = { verify, oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration', logger };
  const worker = startAssetWorker({
    ...{ databaseUrl: home.urlOf('kiban_asset'), workerDatabaseUrl: home.urlOf('kiban_asset_worker'), logger },
  });
  const services = [
    await openDirectory({ ...tokens, databaseUrl: home.urlOf('kiban_directory'), connections: 6, origin }),
    await openAsset({
      ...{ ...tokens, databaseUrl: home.urlOf('kiban_asset'), connections: 6, origin, trustedProxyHops: 0 },
      ...{ keyEncryption: localKeyEncryption([Buffer.alloc(32, 7).toString('base64')]), news: worker.news },
    }),
  ];
  const server = await serveHttp({
    listener: listenerOf(services, health({})),
    ...{ host: '127.0.0.1', port: 0, drainMs: 0 },
  });
  const directory = openDatabase({ url: home.urlOf('kiban_directory'), connections: 2, application: 'test' });
  const registry = openCrossTenantDatabase({
    ...{ url: home.urlOf('kiban_tenant_registry'), connections: 1, application: 'test' },
  });
  afterAll(async () => {
    await worker.stop();
    await server.close();
    await Promise.all([...services, directory, registry].map((each) => each.close()));
    await home.drop();
  });
  const platformTenant = await ensurePlatform({ directory, registry }, operator);
  return { url: server.url, origin, home, directory, platformTenant, tokenOf };
}
