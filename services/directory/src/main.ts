import { health, listenerOf, serveHttp } from '@kiban/http';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { openDirectory } from './api/open-directory.ts';
import { directoryConfigOf } from './config.ts';

// The directory alone: one process, one port. Keys for tokens are fetched when the first token comes.
const config = directoryConfigOf(process.env);
const logger = openLogger({ service: 'directory', format: config.logFormat, level: config.logLevel });
const directory = await openDirectory({
  databaseUrl: config.databaseUrl,
  connections: config.connections,
  verify: accessTokenVerifier(config.tokens).verify,
  oidcDiscoveryUrl: `${config.tokens.issuer}/.well-known/openid-configuration`,
  logger,
});
const server = await serveHttp({
  listener: listenerOf([directory], health(directory.checks, logger)),
  host: config.host,
  port: config.port,
  drainMs: config.drainMs,
});
logger.info('The directory answers', { url: server.url });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    logger.info('The directory is ending', { signal });
    await server.close();
    await directory.close();
  });
