import { type Api, type Language, openApi } from '@kiban/http';
import { localKeyEncryption } from '@kiban/key-encryption';
import { openDatabase } from '@kiban/postgres';
import { authorizer, type Entry, scopesOf } from '@kiban/service';
import { certificateAuthorityRoutes } from '../certificate-authorities/routes.ts';
import { certificateRoutes } from '../certificates/routes.ts';
import { contradictionRoutes } from '../contradictions/routes.ts';
import { deviceRoutes } from '../devices/routes.ts';
import { enrolmentCodeRoutes } from '../enrolments/routes.ts';
import { entitlementRoutes } from '../entitlements/routes.ts';
import { entitlementNews } from '../entitlements/stream/news.ts';
import { entitlementStream } from '../entitlements/stream/stream-route.ts';
import { licenceRoutes } from '../licences/routes.ts';
import { productRoutes } from '../products/routes.ts';
import { seatRoutes } from '../seats/routes.ts';
import type { AssetParts } from './asset-parts.ts';
import { type Permission, permissions } from './permissions.ts';

/** Where the API is mounted. */
export const API_PATH = '/asset/v1';

/** Every operation of the asset service. */
export function assetApi(parts: AssetParts, oidcDiscoveryUrl: string): Api<Entry<Permission>> {
  const { database } = parts;
  const authorize = authorizer(database, permissions);
  const api = openApi<Entry<Permission>>({
    title: { en: 'Kiban asset', ja: 'Kiban 資産' },
    version: '1',
    description: {
      en: 'Devices, certificates, licences and seats of one tenant, at any moment. The tenant is the one of the token.',
      ja: 'トークンのテナントの端末・証明書・ライセンス・シートを、任意の時点で扱います。',
    },
    authorize: (permission, caller) => authorize(permission as Permission, caller),
    scopesOf: (permission) => scopesOf(permissions, permission),
    serverPath: API_PATH,
    oidcDiscoveryUrl,
    refusals: ['user_suspended'],
  });
  deviceRoutes(api, database);
  enrolmentCodeRoutes(api, database);
  certificateAuthorityRoutes(api, parts);
  certificateRoutes(api, parts);
  contradictionRoutes(api, database);
  productRoutes(api, database);
  licenceRoutes(api, database);
  seatRoutes(api, database);
  entitlementRoutes(api, database);
  entitlementStream(api.app, { news: parts.news, authorize });
  return api;
}

/** The OpenAPI 3.1 document. Needs no database: a pool connects when it is first used, and this one never is. */
export function assetDocument(language: Language): Record<string, unknown> {
  const unused: AssetParts = {
    database: openDatabase({ url: 'postgres://unused', connections: 1, application: 'document' }),
    keyEncryption: localKeyEncryption([Buffer.alloc(32).toString('base64')]),
    origin: 'https://kiban.example',
    trustedProxyHops: 0,
    news: entitlementNews(),
  };
  return assetApi(unused, '/oidc/.well-known/openid-configuration').document(language);
}
