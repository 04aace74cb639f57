import type { OperatedStore } from './auth-store.ts';
import { type AuthStoreLocation, authStoreLocation } from './location.ts';
import { openPostgresqlStore } from './postgresql/postgresql-store.ts';

export interface AuthStoreOptions {
  /** The most connections to a PostgreSQL. */
  readonly connections: number;
  /** Of a DynamoDB; without them the vendor's chain finds some. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Seconds since 1970. */
  readonly now?: () => number;
}

/**
 * Opens the auth store that a URL names: `postgres://kiban_auth:…@host/database` or
 * `dynamodb://table?region=…&endpoint=…`. The vendor's client is loaded when it is needed; nothing is contacted yet.
 *
 * @throws RangeError for any other URL.
 */
export async function openAuthStore(url: string, options: AuthStoreOptions): Promise<OperatedStore> {
  const location = authStoreLocation(url);
  const { connections, now, credentials } = options;
  if (location.engine === 'postgresql')
    return openPostgresqlStore({ url: location.url, connections, ...(now === undefined ? {} : { now }) });
  const { openDynamodbStore } = await import('./dynamodb/dynamodb-store.ts');
  return openDynamodbStore({ ...location, now, credentials });
}

/** Makes the table of a DynamoDB when there is none. A PostgreSQL is migrated by its owner instead. */
export async function ensureAuthTable(
  location: Extract<AuthStoreLocation, { engine: 'dynamodb' }>,
  { credentials }: Pick<AuthStoreOptions, 'credentials'> = {},
): Promise<void> {
  const { ensureTable } = await import('./dynamodb/ensure-table.ts');
  await ensureTable({ ...location, credentials });
}
