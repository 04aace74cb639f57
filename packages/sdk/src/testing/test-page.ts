import type { BrowserPage, Request } from '../browser/page.ts';

/** A tab of a browser: an address, a history of one entry, and a database that tabs may share. */
export function testPage(address: string, database: Map<string, unknown> = new Map()) {
  const session = new Map<string, string>();
  const tab = { href: address, left: [] as string[] };
  const page: BrowserPage = {
    location: {
      get href() {
        return tab.href;
      },
      assign: (to) => void tab.left.push(to),
    },
    history: {
      replaceState: (_state, _unused, to) => {
        tab.href = new URL(to, tab.href).href;
      },
    },
    sessionStorage: {
      getItem: (key) => session.get(key) ?? null,
      setItem: (key, value) => void session.set(key, value),
      removeItem: (key) => void session.delete(key),
    },
    indexedDB: {
      open: () => {
        const objects = {
          get: (key: string) => answering(() => database.get(key)),
          put: (value: unknown, key: string) => answering(() => void database.set(key, value)),
          delete: (key: string) => answering(() => void database.delete(key)),
        };
        const opened = {
          createObjectStore: () => undefined,
          transaction: () => ({ objectStore: () => objects }),
          close: () => undefined,
        };
        return Object.assign(
          answering(() => opened),
          { onupgradeneeded: null },
        );
      },
    },
  };
  return {
    page,
    /** Where the page went, in order. */
    left: tab.left,
    get address() {
      return tab.href;
    },
    goTo: (to: string) => {
      tab.href = to;
    },
  };
}

function answering<Result>(work: () => Result): Request<Result> {
  const request = { result: undefined as Result, error: null, onsuccess: null as (() => void) | null, onerror: null };
  setImmediate(() => {
    request.result = work();
    request.onsuccess?.();
  });
  return request;
}
