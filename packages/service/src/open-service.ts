import {
  type Api,
  type Checks,
  honoListener,
  type MountedService,
  notFound,
  problemHandler,
  requestContext,
  tokenGuard,
} from '@kiban/http';
import type { Database } from '@kiban/postgres';
import type { AccessTokenClaims, ProofOptions, ProvenRequest } from '@kiban/sdk';
import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { type Keys, problemOf } from './problems/problem-of.ts';

export interface ServiceOptions<Access> extends ProofOptions {
  readonly name: string;
  /** Where all of it lies: `/directory`. The document pages stand there. */
  readonly prefix: `/${string}`;
  /** Where the API lies, below the prefix: `/directory/v1`. */
  readonly apiPath: `/${string}`;
  readonly api: Api<Access>;
  /** Closed with the service. */
  readonly database: Database;
  /** What a token says, once it is proven; throws `TokenError`. */
  readonly verify: (token: string, request?: ProvenRequest) => Promise<AccessTokenClaims>;
  readonly keys: Keys;
  /** When it can answer. */
  readonly checks: Checks;
  readonly logger: Logger;
  /** Adds what is asked without a token, outside the API's path. */
  readonly publicRoutes?: (app: Hono) => void;
}

/** A service's API and its documents, behind the token guard. Opening waits for nothing: `checks` say when it can answer. */
export function openService<Access>(options: ServiceOptions<Access>): MountedService {
  const { name, prefix, apiPath, api, database, verify, keys, checks, logger, publicRoutes } = options;
  const { origin, certificates } = options;
  const app = new Hono();
  app.use(requestContext({ logger }));
  app.onError(problemHandler((error) => problemOf(error, { keys })));
  app.notFound(notFound());
  app.use(`${apiPath}/*`, tokenGuard({ verify, origin, certificates }));
  app.route(apiPath, api.app);
  publicRoutes?.(app);
  app.route(prefix, api.documentPages());
  return { name, prefixes: [prefix], listener: honoListener(app), checks, close: () => database.close() };
}
