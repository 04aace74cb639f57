import { localKeyEncryption } from '@kiban/key-encryption';
import {
  type ApiUnderTest,
  apiUnderTest,
  documentedOperations,
  serviceOnSocket,
  tracesInTables,
} from '@kiban/service/testing';
import { API_PATH, assetDocument } from '../api/describe-api.ts';
import { openAsset } from '../api/open-asset.ts';
import { type Permission, permissions } from '../api/permissions.ts';
import { entitlementNews } from '../entitlements/stream/news.ts';
import { CERTIFICATE_VALUES } from './planted-certificates.ts';
import { plantCatalogue } from './planted-licences.ts';
import { type PlantedTenant, plantTenant } from './planted-tenant.ts';
import { type TestAsset, testAsset } from './test-asset.ts';

/** The API on a socket, on a database of a test file's own, and its document. */
export type TestApi = TestAsset & ApiUnderTest<PlantedTenant>;

export const ORIGIN = 'https://kiban.test';

/** What a tenant's people do. What the vendor's machines do, nobody's role gives: `vendorApi`. */
export function testApi(): Promise<TestApi> {
  return openTestApi({ scopes: { read: 'asset:read', write: 'asset:write' } });
}

/** What the vendor's machine does in a customer's tenant: sell licences. */
export function vendorApi(): Promise<TestApi> {
  return openTestApi({ scopes: { read: 'asset:read', write: 'asset:licences' }, only: 'asset.licences.write' });
}

interface Tested {
  readonly scopes: { readonly read: string; readonly write: string };
  /** What machines alone are permitted. */
  readonly only?: Permission;
}

async function openTestApi({ scopes, only }: Tested): Promise<TestApi> {
  const home = await testAsset();
  const socket = await serviceOnSocket(home, API_PATH, ({ verify, logger }) =>
    openAsset({
      databaseUrl: home.urlOf('kiban_asset'),
      connections: 6,
      verify,
      oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration',
      keyEncryption: localKeyEncryption([Buffer.alloc(32, 7).toString('base64')]),
      origin: ORIGIN,
      trustedProxyHops: 1,
      news: entitlementNews(),
      logger,
    }),
  );
  await plantCatalogue(home);
  const products = await home.plant<{ id: string }>('select id from asset.product');
  const document = documentedOperations(assetDocument('en'));
  const api = apiUnderTest({
    socket,
    permissions,
    plantTenant: () => plantTenant(home),
    ...(only === undefined
      ? { document }
      : {
          document: { ...document, operations: document.operations.filter(({ permission }) => permission === only) },
          allowed: ({ id }: PlantedTenant, scope: string) => socket.tokenOf({ tenant_id: id, scope }),
        }),
    scopes,
    references: {
      store_id: 'stores',
      unit_id: 'units',
      user_id: 'users',
      device_id: 'devices',
      authority_id: 'certificate-authorities',
      licence_id: 'licences',
    },
    shared: { products: products.map(({ id }) => id) },
    values: {
      ...CERTIFICATE_VALUES,
      product: () => 'rx',
      plan: () => 'store',
      ends_at: () => '2099-04-01T00:00:00+09:00',
      holder_id: ({ ids }) => ids.stores[0],
      holder_ids: ({ ids }) => [ids.stores[0]],
    },
    shownOnce: ['code'],
    traces: tracesInTables(
      socket,
      [
        'device',
        'enrolment_code',
        'certificate_authority',
        'certificate',
        'product',
        'licence',
        'seat',
        'contradiction',
      ].map((table): `asset.${string}` => `asset.${table}`),
    ),
  });
  return { ...home, ...api };
}
