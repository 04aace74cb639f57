import { honoListener, type MountedService, notFound, problemHandler, requestContext, tokenGuard } from '@kiban/http';
import { openDatabase } from '@kiban/postgres';
import type { AccessTokenClaims } from '@kiban/sdk';
import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { API_PATH, directoryApi } from './describe-api.ts';
import { problemOf } from './problems.ts';
import { requireDatabase, requireSchema } from './readiness.ts';

export interface DirectoryOptions {
  /** As the role `kiban_directory`. */
  readonly databaseUrl: string;
  /** The most connections to it. */
  readonly connections: number;
  /** What a token says, once it is proven; throws `TokenError`. */
  readonly verify: (token: string) => Promise<AccessTokenClaims>;
  /** Where clients find how to get a token, for the document. */
  readonly oidcDiscoveryUrl: string;
  readonly logger: Logger;
}

/** The directory's API and its documents. Opening waits for nothing: `checks` say when it can answer. */
export async function openDirectory(options: DirectoryOptions): Promise<MountedService> {
  const { databaseUrl, connections, verify, oidcDiscoveryUrl, logger } = options;
  const database = openDatabase({ url: databaseUrl, connections, application: 'directory' });
  const api = directoryApi(database, oidcDiscoveryUrl);
  const app = new Hono();
  app.use(requestContext({ logger }));
  app.onError(problemHandler(problemOf));
  app.notFound(notFound());
  app.use(`${API_PATH}/*`, tokenGuard({ verify }));
  app.route(API_PATH, api.app);
  app.route('/directory', api.documentPages());
  return {
    name: 'directory',
    prefixes: ['/directory'],
    listener: honoListener(app),
    checks: { database: () => requireDatabase(database), schema: () => requireSchema(database) },
    close: () => database.close(),
  };
}
