import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { buildPackage } from '../../packages/delta-lake/build/build-package.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };

/** What a browser without a bundler needs to find the package and what it needs itself. */
const IMPORTS = {
  '@kiban/delta-lake': '/files/package/index.js',
  hyparquet: '/modules/hyparquet/src/index.js',
  'hyparquet/src/': '/modules/hyparquet/src/',
  'hyparquet-compressors': '/modules/hyparquet-compressors/src/index.js',
  fzstd: '/modules/fzstd/esm/index.mjs',
  hysnappy: '/modules/hysnappy/js/index.js',
};

/** Files of a folder over HTTP with ranges, and a page that can import the built package. */
export interface DeltaSite {
  readonly url: string;
  /** Of the files whose name ends so: bytes sent, requests for a part, and how large the files are. */
  served(ending: string): { readonly bytes: number; readonly ranges: number; readonly whole: number };
  forget(): void;
  close(): Promise<void>;
}

interface Served {
  readonly path: string;
  readonly bytes: number;
  readonly isRange: boolean;
  readonly whole: number;
}

/** Builds the package into `folder/package` and serves the folder below `/files/`. */
export async function openDeltaSite(folder: string): Promise<DeltaSite> {
  await buildPackage(join(folder, 'package'));
  let log: Served[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname);
    if (path === '/') {
      const map = JSON.stringify({ imports: IMPORTS });
      response.writeHead(200, { 'content-type': 'text/html' });
      return void response.end(`<!doctype html><title>delta</title><script type="importmap">${map}</script>`);
    }
    const [, root, ...rest] = path.split('/');
    const file = join(root === 'modules' ? MODULES : folder, ...rest);
    const content = await readFile(file).catch(() => null); // what is not there is answered so
    if (content === null || rest.includes('..')) return void response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = range === null ? 0 : Number(range[1]);
    const part = range === null ? content : content.subarray(start, range[2] === '' ? undefined : Number(range[2]) + 1);
    log.push({ path, bytes: part.length, isRange: range !== null, whole: content.length });
    const type = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'accept-ranges': 'bytes' };
    if (range === null) return void response.writeHead(200, type).end(content);
    if (part.length === 0) return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    const contentRange = `bytes ${start}-${start + part.length - 1}/${content.length}`;
    response.writeHead(206, { ...type, 'content-range': contentRange }).end(part);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    served: (ending) => {
      const some = log.filter(({ path }) => path.endsWith(ending));
      const sizes = new Map(some.map(({ path, whole }) => [path, whole]));
      return {
        bytes: some.reduce((sum, { bytes }) => sum + bytes, 0),
        ranges: some.filter(({ isRange }) => isRange).length,
        whole: [...sizes.values()].reduce((sum, size) => sum + size, 0),
      };
    },
    forget: () => {
      log = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
