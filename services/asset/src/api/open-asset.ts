import type { MountedService } from '@kiban/http';
import type { KeyEncryption } from '@kiban/key-encryption';
import { openDatabase } from '@kiban/postgres';
import type { AccessTokenClaims, CertificateSource, ProvenRequest } from '@kiban/sdk';
import { openService, requireDatabase, requireSchema } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { assetAggregates } from '../aggregates.ts';
import type { EntitlementNews } from '../entitlements/stream/news.ts';
import { API_PATH, assetApi } from './describe-api.ts';
import { publicRoutes } from './public-routes.ts';

export interface AssetOptions {
  /** As the role `kiban_asset`. */
  readonly databaseUrl: string;
  /** The most connections to it. */
  readonly connections: number;
  /** What a token says, once it is proven; throws `TokenError`. */
  readonly verify: (token: string, request?: ProvenRequest) => Promise<AccessTokenClaims>;
  /** Where clients find how to get a token, for the document. */
  readonly oidcDiscoveryUrl: string;
  /** Seals the private keys of certificate authorities. */
  readonly keyEncryption: KeyEncryption;
  /** How clients, devices and readers of revocation lists reach us: `https://kiban.example.jp`. */
  readonly origin: string;
  /** Where certificates come from that tokens are bound to; default `connection`. */
  readonly certificates?: CertificateSource;
  /** How many proxies of our own stand in front: so many entries of X-Forwarded-For are believed. */
  readonly trustedProxyHops: number;
  /** Of the worker that runs beside it (`startAssetWorker`). */
  readonly news: EntitlementNews;
  readonly logger: Logger;
}

/** The fields whose value only one may have, by the constraint that says so. */
const keys = {
  device_serial_number: '/serial_number',
  device_asset_tag: '/asset_tag',
  certificate_authority_name: '/name',
  certificate_authority_fingerprint: '/certificates_pem',
  certificate_serial_number: '/pem',
  product_code: '/product',
};

/** The API of devices, certificates and licences, and what devices ask without a token. Opening waits for nothing. */
export async function openAsset(options: AssetOptions): Promise<MountedService> {
  const { databaseUrl, connections, verify, oidcDiscoveryUrl, keyEncryption, trustedProxyHops, news, logger } = options;
  const { origin, certificates } = options;
  const database = openDatabase({ url: databaseUrl, connections, application: 'asset' });
  const parts = { database, keyEncryption, origin, trustedProxyHops, news };
  return openService({
    ...{ name: 'asset', prefix: '/asset', apiPath: API_PATH, database, verify, origin, certificates, keys, logger },
    api: assetApi(parts, oidcDiscoveryUrl),
    checks: {
      asset_database: () => requireDatabase(database),
      asset_schema: () => requireSchema(database, assetAggregates),
    },
    publicRoutes: (app) => publicRoutes(app, parts),
  });
}
