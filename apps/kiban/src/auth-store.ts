import { authStoreLocation, ensureAuthTable, type OperatedStore, openAuthStore } from '@kiban/auth';
import { authStoreModule } from '@kiban/auth/module';
import { type DatabaseServer, openDatabaseServer, prepareDatabase } from '@kiban/postgres';
import { requireIntactCatalogue } from '@kiban/postgres/guard';
import type { Config } from './config.ts';

/** Where sign-in keeps what it needs: beside everything else, or in a store of its own. */
export interface AuthStorePlace {
  /** As the service opens it. */
  readonly url: string;
  /** For a person, without passwords; null: in the platform's database. */
  readonly description: string | null;
  /** Makes what is missing: schema and role, or the table. Any number of processes may do it at once. */
  prepare(): Promise<void>;
}

/** @param platform the server of everything else */
export async function authStorePlace(
  config: Config,
  platform: Pick<DatabaseServer, 'urlOf' | 'describe'>,
): Promise<AuthStorePlace> {
  const own = config.authStoreUrl;
  const beside = { url: platform.urlOf('kiban_auth'), description: null, prepare: async () => undefined };
  if (own === undefined) return beside;
  const location = authStoreLocation(own);
  if (location.engine === 'dynamodb')
    return { url: own, description: `DynamoDB, table ${location.table}`, prepare: () => ensureAuthTable(location) };
  const server = await openDatabaseServer({ home: config.home, databaseUrl: own, setting: 'AUTH_STORE_URL' });
  if (server.describe() === platform.describe()) return beside;
  return { url: server.urlOf('kiban_auth'), description: server.describe(), prepare: () => prepare(server) };
}

async function prepare(server: DatabaseServer): Promise<void> {
  await prepareDatabase(server, [authStoreModule]);
  await requireIntactCatalogue(server.ownerUrl, [authStoreModule]);
}

/** Opens the auth store as it is, for one piece of work. */
export async function withAuthStore<T>(
  config: Config,
  platform: Pick<DatabaseServer, 'urlOf' | 'describe'>,
  work: (store: OperatedStore) => Promise<T>,
): Promise<T> {
  const { url } = await authStorePlace(config, platform);
  const store = await openAuthStore(url, { connections: 1 });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
