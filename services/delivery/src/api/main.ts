import { health, listenerOf, serveHttp } from '@kiban/http';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { apiConfigOf } from './config.ts';
import { openDelivery } from './open-delivery.ts';

// Delivery's API alone: one process, one port, no access to the lake's files. Keys for tokens are fetched with the first token.
const config = apiConfigOf(process.env);
const logger = openLogger({ service: 'delivery-api', format: config.logFormat, level: config.logLevel });
const delivery = await openDelivery({
  databaseUrl: config.databaseUrl,
  connections: config.connections,
  verify: accessTokenVerifier(config.tokens).verify,
  oidcDiscoveryUrl: `${config.tokens.issuer}/.well-known/openid-configuration`,
  lakeLocation: config.lakeLocation,
  logger,
});
const server = await serveHttp({
  listener: listenerOf([delivery], health(delivery.checks, logger)),
  host: config.host,
  port: config.port,
  drainMs: config.drainMs,
});
logger.info('Delivery answers', { url: server.url });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    logger.info('Delivery is ending', { signal });
    await server.close();
    await delivery.close();
  });
