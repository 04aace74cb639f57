import {
  type ApiUnderTest,
  apiUnderTest,
  documentedOperations,
  serviceOnSocket,
  tracesInTables,
} from '@kiban/service/testing';
import { directoryAggregates } from '../../aggregates.ts';
import { API_PATH, directoryDocument } from '../../api/describe-api.ts';
import { openDirectory } from '../../api/open-directory.ts';
import { permissions } from '../../api/permissions.ts';
import { registerManifest } from '../../manifests/register-manifest.ts';
import { ensurePlatformTenant } from '../../tenants/ensure-platform-tenant.ts';
import { operator, type TestDirectory, testDirectory } from '../test-directory.ts';
import { type PlantedTenant, plantTenant } from './planted-tenant.ts';

/** The directory's API on a socket, on a database of a test file's own, and its document. */
export type TestApi = TestDirectory & ApiUnderTest<PlantedTenant>;

const PRODUCT = {
  ...{ product: 'sample', name: { en: 'Sample', ja: '見本' }, licensed: false },
  permissions: [{ key: 'things.read', name: { en: 'See things', ja: '物の閲覧' }, resource_type: 'thing' }],
  roles: [],
};

export async function testApi(): Promise<TestApi> {
  const home = await testDirectory();
  const socket = await serviceOnSocket(home, API_PATH, ({ verify, logger }) =>
    openDirectory({
      databaseUrl: home.urlOf('kiban_directory'),
      connections: 6,
      verify,
      oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration',
      logger,
    }),
  );
  const platform = await ensurePlatformTenant(home.database, home.registry, operator);
  await registerManifest(home.database, platform, operator, { fields: PRODUCT });
  const tested = apiUnderTest({
    socket,
    document: documentedOperations(directoryDocument('en')),
    permissions,
    plantTenant: () => plantTenant(home),
    scopes: { read: 'directory:read', write: 'directory:write' },
    references: {
      unit_id: 'organization-units',
      parent_id: 'organization-units',
      store_id: 'stores',
      corporation_id: 'corporations',
      user_id: 'users',
      grant_id: 'support-grants',
    },
    values: {
      role: () => 'kiban:viewer',
      product: () => PRODUCT.product,
      starts_at: () => '2020-01-01T00:00:00Z',
      ends_at: () => '2999-01-01T00:00:00Z',
    },
    traces: tracesInTables(
      socket,
      directoryAggregates.map(({ table }) => table).filter((table) => table !== 'directory.tenant'),
    ),
  });
  return { ...home, ...tested };
}
