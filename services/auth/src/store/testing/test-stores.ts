import { testDatabase } from '@kiban/testing';
import { startDynamodb } from '@kiban/testing/dynamodb';
import type { OperatedStore } from '../auth-store.ts';
import { ensureTable } from '../dynamodb/ensure-table.ts';
import { authStoreLocation } from '../location.ts';
import { openAuthStore } from '../open-auth-store.ts';
import { scanned } from './scanned.ts';

/** An engine of the auth store, for `describe.each(testStores())('on $engine', …)`. */
export interface TestEngine {
  readonly engine: 'postgresql' | 'dynamodb';
  /** An empty store of its own. @param now seconds since 1970 */
  open(now?: () => number): Promise<TestStore>;
}

export interface TestStore {
  readonly store: OperatedStore;
  /** As `openAuthStore` takes it, with `credentials`. */
  readonly url: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Everything that the engine holds, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

const CONNECTIONS = 10;

export function testStores(): readonly TestEngine[] {
  return [
    { engine: 'postgresql', open: openPostgresql },
    { engine: 'dynamodb', open: openDynamodb },
  ];
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

async function openPostgresql(now?: () => number): Promise<TestStore> {
  const home = await testDatabase();
  const url = home.urlOf('kiban_auth');
  const store = await openAuthStore(url, { connections: CONNECTIONS, ...(now === undefined ? {} : { now }) });
  return {
    ...{ store, url, credentials },
    dump: async () => JSON.stringify(await home.plant('select * from auth.item')),
    close: async () => {
      await store.close();
      await home.drop();
    },
  };
}

async function openDynamodb(now?: () => number): Promise<TestStore> {
  const server = await startDynamodb();
  const url = `dynamodb://kiban-auth?region=local&endpoint=${server.endpoint}`;
  const location = authStoreLocation(url);
  if (location.engine === 'dynamodb') await ensureTable({ ...location, credentials });
  const options = { connections: CONNECTIONS, credentials, ...(now === undefined ? {} : { now }) };
  const store = await openAuthStore(url, options);
  return {
    ...{ store, url, credentials },
    dump: () => scanned(server.endpoint),
    close: async () => {
      await store.close();
      await server.close();
    },
  };
}
