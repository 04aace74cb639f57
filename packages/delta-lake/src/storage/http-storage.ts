import { DeltaError } from '../errors.ts';
import type { TableStorage } from './table-storage.ts';

export interface HttpStorageOptions {
  /** Sent with every request, for a token. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A table behind a web server, for reading, also in browsers. The server has to answer 404 for what is not there (a bucket that
 * answers 403 instead cannot be read so) and should know ranges. A query in the URL is kept for every object.
 */
export function httpStorage(url: string | URL, options: HttpStorageOptions = {}): TableStorage {
  const root = new URL(url);
  const request = options.fetch ?? globalThis.fetch;
  const ask = async (path: string, range?: string): Promise<Response | null> => {
    const headers = { ...options.headers, ...(range === undefined ? {} : { range }) };
    const response = await request(urlOf(root, path), { headers });
    if (response.ok || response.status === 416) return response;
    await response.body?.cancel();
    if (response.status === 404) return null;
    throw new Error(`${root.origin}${root.pathname}: ${path} was answered with ${response.status}`);
  };
  return {
    location: `${root.origin}${root.pathname.replace(/\/$/, '')}`,
    listable: false,
    get: async (path) => {
      const response = await ask(path);
      return response === null ? null : new Uint8Array(await response.arrayBuffer());
    },
    getRange: async (path, offset, length) => {
      if (length === 0) return new Uint8Array(0);
      const response = await ask(path, `bytes=${offset}-${offset + length - 1}`);
      return response === null ? null : await rangeOf(response, offset, length);
    },
    put: readOnly,
    putIfAbsent: readOnly,
    remove: readOnly,
    list: () => {
      throw new DeltaError('option_invalid', 'objects behind a web server cannot be listed');
    },
  };
}

async function rangeOf(response: Response, offset: number, length: number): Promise<Uint8Array> {
  if (response.status === 416) {
    await response.body?.cancel();
    return new Uint8Array(0);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  // a server that knows no ranges sends the whole
  return response.status === 206 ? bytes : bytes.subarray(offset, offset + length);
}

/** @throws DeltaError `option_invalid` for a path that leads out of the table: a log might say it, and headers are sent along */
function urlOf(root: URL, path: string): URL {
  const url = new URL(root);
  const parts = path.split('/');
  if (parts.some((part) => part === '.' || part === '..')) {
    throw new DeltaError('option_invalid', `${JSON.stringify(path)} is not the name of an object`);
  }
  url.pathname = `${root.pathname.replace(/\/$/, '')}/${parts.map(encodeURIComponent).join('/')}`;
  return url;
}

async function readOnly(): Promise<never> {
  throw new DeltaError('option_invalid', 'a table behind a web server can only be read');
}
