import { randomUUID } from 'node:crypto';
import { openDirectory } from '@kiban/directory';
import { health, listenerOf, serveHttp } from '@kiban/http';
import { openDatabase, statement, tenantId, tenantRead } from '@kiban/postgres';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { inParallel } from '../rounds.ts';
import type { DecisionsSetup } from './decisions-process.ts';

/*
 * The directory as it serves, a log line for every request, in a process whose CPU time is its own. It also reads one
 * store over and over, for the baseline.
 */
const { databaseUrl, tenant_id, store_id } = JSON.parse(process.argv[2] ?? '{}') as DecisionsSetup;
const issuer = 'http://issuer.bench/oidc';
const { publicKey, privateKey } = await generateKeyPair('ES256');
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] };
const directory = await openDirectory({
  ...{ databaseUrl, connections: 8, oidcDiscoveryUrl: `${issuer}/.well-known/openid-configuration` },
  verify: accessTokenVerifier({ issuer, jwksUri: `${issuer}/jwks`, fetch: async () => Response.json(keys) }).verify,
  logger: openLogger({ service: 'directory', format: 'json', level: 'info', write: () => undefined }),
});
const server = await serveHttp({
  ...{ listener: listenerOf([directory], health({})), host: '127.0.0.1', port: 0, drainMs: 100 },
});
const token = await new SignJWT({
  tenant_id,
  client_id: 'hello--bench',
  scope: 'directory:decisions',
  jti: randomUUID(),
})
  .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
  .setIssuer(issuer)
  .setSubject('hello--bench')
  .setAudience('urn:kiban:api')
  .setIssuedAt()
  .setExpirationTime('2h')
  .sign(privateKey);
const database = openDatabase({ url: databaseUrl, connections: 8, application: 'bench' });
const cpuMs = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
const read = statement<{ name: string }>`select name from directory.store where id = ${store_id}::uuid`;

process.on('message', async (message: 'cpu' | { readonly reads: number }) => {
  if (message !== 'cpu') await inParallel(message.reads, 16, () => tenantRead(database, tenantId(tenant_id), [read]));
  process.send?.({ cpu_ms: cpuMs() });
});
process.once('disconnect', async () => {
  await server.close();
  await Promise.all([directory.close(), database.close()]);
});
process.send?.({ url: `${server.url}/directory/access/v1`, token });
