import type { MountedService } from '@kiban/http';
import { openDatabase } from '@kiban/postgres';
import type { AccessTokenClaims, CertificateSource, ProvenRequest } from '@kiban/sdk';
import { openService, requireDatabase } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { API_PATH, deliveryApi } from './describe-api.ts';
import { requireLedger } from './readiness.ts';

export interface DeliveryApiOptions {
  /** As the role `kiban_delivery_api`. */
  readonly databaseUrl: string;
  /** The most connections to it. */
  readonly connections: number;
  /** What a token says, once it is proven; throws `TokenError`. */
  readonly verify: (token: string, request?: ProvenRequest) => Promise<AccessTokenClaims>;
  /** Where clients find how to get a token, for the document. */
  readonly oidcDiscoveryUrl: string;
  /** Where customers' readers find the lake: shown to them. Null: they are told otherwise. */
  readonly lakeLocation: string | null;
  /** Where it is reached, for proofs of keys. Default: where it is asked. */
  readonly origin?: string;
  /** Where certificates come from that tokens are bound to; default `connection`. */
  readonly certificates?: CertificateSource;
  readonly logger: Logger;
}

/**
 * What tenants ask of the lake. It answers from the ledger: a process that faces the network needs no access to the files,
 * and row level security keeps tenants apart. Opening waits for nothing: `checks` say when it can answer.
 */
export async function openDelivery(options: DeliveryApiOptions): Promise<MountedService> {
  const { databaseUrl, connections, verify, oidcDiscoveryUrl, lakeLocation, origin, certificates, logger } = options;
  const database = openDatabase({ url: databaseUrl, connections, application: 'delivery-api' });
  return openService({
    ...{
      name: 'delivery',
      prefix: '/delivery',
      apiPath: API_PATH,
      database,
      verify,
      origin,
      certificates,
      keys: {},
      logger,
    },
    api: deliveryApi(database, oidcDiscoveryUrl, lakeLocation),
    checks: { ledger: () => requireDatabase(database), ledger_schema: () => requireLedger(database) },
  });
}
