import type { CryptoKeyPair, IDToken } from 'oauth4webapi';
import type { Databases, ObjectStore, Request } from './page.ts';

/** What a sign-in gave. */
export interface KeptSession {
  readonly access_token: string;
  /** Milliseconds since 1970. */
  readonly expires_at: number;
  readonly refresh_token: string | null;
  readonly id_token: string;
  readonly claims: IDToken;
  /** What the tokens are bound to; the private one cannot be read, only used. Null: they are bound to nothing. */
  readonly keys: CryptoKeyPair | null;
}

/** Where a session is between requests. */
export interface SessionKeeper {
  read(): Promise<KeptSession | undefined>;
  write(session: KeptSession): Promise<void>;
  forget(): Promise<void>;
}

/** Gone with the page: for tokens that whoever reads them can use. */
export function inMemory(): SessionKeeper {
  let kept: KeptSession | undefined;
  return {
    read: async () => kept,
    write: async (session) => {
      kept = session;
    },
    forget: async () => {
      kept = undefined;
    },
  };
}

const DATABASE = 'kiban-sdk';
const STORE = 'sessions';

/**
 * Shared by all tabs of the origin: for tokens that are bound to a key that cannot leave this browser. A database, and not
 * localStorage, since that cannot hold such keys.
 */
export function inDatabase(databases: Databases, key: string): SessionKeeper {
  const inStore = async <Result>(mode: 'readonly' | 'readwrite', work: (store: ObjectStore) => Request<Result>) => {
    const opening = databases.open(DATABASE, 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
    const database = await answered(opening);
    try {
      return await answered(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  };
  return {
    read: async () => (await inStore('readonly', (store) => store.get(key))) as KeptSession | undefined,
    write: async (session) => void (await inStore('readwrite', (store) => store.put(session, key))),
    forget: async () => void (await inStore('readwrite', (store) => store.delete(key))),
  };
}

function answered<Result>(request: Request<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
