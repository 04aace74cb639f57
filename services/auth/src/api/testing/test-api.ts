import { randomUUIDv7 } from 'node:crypto';
import { openDatabase, statement, type TenantId, tenantId } from '@kiban/postgres';
import {
  type ApiOptions,
  type ApiUnderTest,
  apiUnderTest,
  documentedOperations,
  type PlantedTenant,
  serviceOnSocket,
} from '@kiban/service/testing';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll } from 'vitest';
import { pngFile } from '../../branding/testing/png.ts';
import { openConnections } from '../../connections/open-connections.ts';
import { openPasswordHasher } from '../../factors/password-hasher.ts';
import { testEnvelope } from '../../protocol/testing/test-protocol.ts';
import { openRevocationLog } from '../../sessions/revocation-log.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import { openPostgresqlStore } from '../../store/postgresql/postgresql-store.ts';
import { API_PATH, authDocument } from '../describe-api.ts';
import { openAuthApi } from '../open-api.ts';
import { permissions } from '../permissions.ts';
import { plantTenant } from './planted-tenant.ts';
import { RECIPES, VALUES } from './recipes.ts';

/** Auth's API on a socket, on a store of a test file's own, and its document. */
export type TestApi = ApiUnderTest<PlantedTenant> & {
  readonly home: TestDatabase;
  readonly store: AuthStore;
  readonly platform: TenantId;
  /** The same, on tenants in which no emergency is open. */
  readonly calm: ApiUnderTest<PlantedTenant>;
};

/** `historyUrl`: where the history of sign-ins is read; by default where it is. */
export async function testApi({ historyUrl }: { readonly historyUrl?: string } = {}): Promise<TestApi> {
  const home = await testDatabase();
  const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10 });
  const hasher = await openPasswordHasher();
  const platform = tenantId(randomUUIDv7());
  const provider = await startIdentityProvider();
  const history = openDatabase({
    ...{ url: historyUrl ?? home.urlOf('kiban_auth_recorder'), connections: 2, application: 'test' },
  });
  afterAll(async () => {
    await provider.close();
    await store.close();
    await home.drop();
  });
  const socket = await serviceOnSocket(home, API_PATH, async ({ verify, logger }) => {
    const revocations = await openRevocationLog({ store, clock: Date.now, logger });
    afterAll(() => revocations.close());
    const connections = openConnections({
      allowed: [provider.origin],
      resolveTxt: async () => ['kiban-domain=token'],
      clock: Date.now,
    });
    const parts = {
      store,
      hasher,
      history,
      logger,
      revocations,
      envelope: testEnvelope(),
      clock: Date.now,
      connections,
    };
    return openAuthApi(
      { ...parts, origin: 'https://auth.test', homeUrl: 'https://console.test', platformTenant: platform },
      verify,
    );
  });
  const metadataAddress = `${provider.origin}/saml/metadata`;
  const options: ApiOptions<PlantedTenant> = {
    socket,
    permissions,
    document: documentedOperations(authDocument('en')),
    plantTenant: () => plantTenant(store, { metadataAddress }),
    scopes: { read: 'auth:read', write: 'auth:write' },
    references: {
      user_id: 'users',
      credential_id: 'credentials',
      session_id: 'sessions',
      store_id: 'stores',
      device_id: 'devices',
      code_id: 'codes',
      grant_id: 'grants',
    },
    values: { ...VALUES, mark: () => pngFile().toString('base64') },
    recipes: RECIPES,
    shownOnce: ['code', 'codes', 'secret', 'client_secret'],
    traces: {
      eventsIn: async (tenant) => {
        const [row] = await socket.everywhere(
          statement<{ records: number }>`
            select count(*)::int as records from auth.item where kind = 'record' and data ->> 'tenant_id' = ${tenant}`,
        );
        return row?.records ?? 0;
      },
      all: () =>
        socket.everywhere(statement<object>`
          select kind, count(*)::int as items, sum(version)::text as versions from auth.item group by kind order by kind`),
    },
  };
  const calm = apiUnderTest({ ...options, plantTenant: () => plantTenant(store, { calm: true }) });
  return { ...apiUnderTest(options), calm, home, store, platform };
}
