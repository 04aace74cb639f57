import { health, listenerOf, serveHttp } from '@kiban/http';
import { openKeyEncryption } from '@kiban/key-encryption';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { openAsset } from './api/open-asset.ts';
import { assetConfigOf } from './config.ts';
import { startAssetWorker } from './worker/asset-worker.ts';

// Assets alone: one process, one port, with the worker behind the API. Keys for tokens are fetched when the first token comes.
const config = assetConfigOf(process.env);
const logger = openLogger({ service: 'asset', format: config.logFormat, level: config.logLevel });
const worker = startAssetWorker({ ...config, logger });
const asset = await openAsset({
  databaseUrl: config.databaseUrl,
  connections: config.connections,
  verify: accessTokenVerifier(config.tokens).verify,
  oidcDiscoveryUrl: `${config.tokens.issuer}/.well-known/openid-configuration`,
  keyEncryption: openKeyEncryption(config.keyEncryptionUrl),
  origin: config.origin,
  certificates: config.certificates,
  trustedProxyHops: config.trustedProxyHops,
  news: worker.news,
  logger,
});
const server = await serveHttp({
  listener: listenerOf([asset], health(asset.checks, logger)),
  host: config.host,
  port: config.port,
  drainMs: config.drainMs,
});
logger.info('Assets answer', { url: server.url });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    logger.info('Assets are ending', { signal });
    // streams end first: a connection that stays open would be waited for
    const stopped = worker.stop();
    await server.close();
    await Promise.all([stopped, asset.close()]);
  });
