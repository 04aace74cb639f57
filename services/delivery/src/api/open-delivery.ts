import { honoListener, type MountedService, notFound, problemHandler, requestContext, tokenGuard } from '@kiban/http';
import { openDatabase } from '@kiban/postgres';
import type { AccessTokenClaims } from '@kiban/sdk';
import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { API_PATH, deliveryApi } from './describe-api.ts';
import { problemOf } from './problems.ts';
import { requireDatabase, requireLedger } from './readiness.ts';

export interface DeliveryApiOptions {
  /** As the role `kiban_delivery_api`. */
  readonly databaseUrl: string;
  /** The most connections to it. */
  readonly connections: number;
  /** What a token says, once it is proven; throws `TokenError`. */
  readonly verify: (token: string) => Promise<AccessTokenClaims>;
  /** Where clients find how to get a token, for the document. */
  readonly oidcDiscoveryUrl: string;
  /** Where customers' readers find the lake: shown to them. Null: they are told otherwise. */
  readonly lakeLocation: string | null;
  readonly logger: Logger;
}

/**
 * What tenants ask of the lake. It answers from the ledger: a process that faces the network needs no access to the files,
 * and row level security keeps tenants apart. Opening waits for nothing: `checks` say when it can answer.
 */
export async function openDelivery(options: DeliveryApiOptions): Promise<MountedService> {
  const { databaseUrl, connections, verify, oidcDiscoveryUrl, lakeLocation, logger } = options;
  const database = openDatabase({ url: databaseUrl, connections, application: 'delivery-api' });
  const api = deliveryApi(database, oidcDiscoveryUrl, lakeLocation);
  const app = new Hono();
  app.use(requestContext({ logger }));
  app.onError(problemHandler(problemOf));
  app.notFound(notFound());
  app.use(`${API_PATH}/*`, tokenGuard({ verify }));
  app.route(API_PATH, api.app);
  app.route('/delivery', api.documentPages());
  return {
    name: 'delivery',
    prefixes: ['/delivery'],
    listener: honoListener(app),
    checks: { ledger: () => requireDatabase(database), ledger_schema: () => requireLedger(database) },
    close: () => database.close(),
  };
}
