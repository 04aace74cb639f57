/** What is used of a browser’s page. The compiler of this repository knows the globals of Node only. */
export interface BrowserPage {
  readonly location: { readonly href: string; assign(address: string): void };
  readonly history: { replaceState(state: unknown, unused: string, address: string): void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly indexedDB: Databases;
}

/** As much of the Indexed Database API as is used (W3C Indexed Database API 3.0 §4). */
export interface Databases {
  open(name: string, version: number): Request<Database> & { onupgradeneeded: (() => void) | null };
}
export interface Request<Result> {
  readonly result: Result;
  readonly error: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}
interface Database {
  createObjectStore(name: string): unknown;
  transaction(store: string, mode: 'readonly' | 'readwrite'): { objectStore(name: string): ObjectStore };
  close(): void;
}
export interface ObjectStore {
  get(key: string): Request<unknown>;
  put(value: unknown, key: string): Request<unknown>;
  delete(key: string): Request<unknown>;
}

/** The page that this runs in. */
export function thisPage(): BrowserPage {
  return globalThis as unknown as BrowserPage;
}
