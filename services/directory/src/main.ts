import { health, listenerOf, serveHttp } from '@kiban/http';
import { accessTokenVerifier } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { runReviews } from './access-reviews/run-reviews.ts';
import { openDirectory } from './api/open-directory.ts';
import { directoryConfigOf } from './config.ts';
import { runUserRequests } from './user-requests/run-user-requests.ts';

// The directory alone: one process, one port. Keys for tokens are fetched when the first token comes.
const config = directoryConfigOf(process.env);
const logger = openLogger({ service: 'directory', format: config.logFormat, level: config.logLevel });
const directory = await openDirectory({
  databaseUrl: config.databaseUrl,
  connections: config.connections,
  verify: accessTokenVerifier(config.tokens).verify,
  oidcDiscoveryUrl: `${config.tokens.issuer}/.well-known/openid-configuration`,
  origin: config.origin,
  certificates: config.certificates,
  logger,
});
const server = await serveHttp({
  listener: listenerOf([directory], health(directory.checks, logger)),
  host: config.host,
  port: config.port,
  drainMs: config.drainMs,
});
logger.info('The directory answers', { url: server.url });

const ending = new AbortController();
const { databaseUrl, reviewsDatabaseUrl: workerUrl, userRequestsFeedUrl: feedUrl } = config;
const reviews =
  workerUrl === undefined ? undefined : runReviews({ databaseUrl, workerUrl, logger, signal: ending.signal });
const requests =
  feedUrl === undefined ? undefined : runUserRequests({ databaseUrl, feedUrl, logger, signal: ending.signal });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    logger.info('The directory is ending', { signal });
    ending.abort();
    await server.close();
    await Promise.all([reviews, requests]);
    await directory.close();
  });
