import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HttpServer, health, listenerOf, serveHttp } from '@kiban/http';
import { openLogger } from '@kiban/telemetry';
import { afterAll } from 'vitest';
import { openConsole } from '../server/index.ts';
import { type CookieBrowser, cookieBrowser } from './browser.ts';
import { CLIENT, type TestProvider, testProvider } from './test-provider.ts';

/** One request that the directory got. */
export interface AskedOfDirectory {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestConsole {
  readonly origin: string;
  readonly provider: TestProvider;
  readonly browser: () => CookieBrowser;
  readonly asked: AskedOfDirectory[];
  /** How the directory answers from now on. */
  answer(
    with_: (request: AskedOfDirectory) => { status: number; headers?: Record<string, string>; body?: unknown },
  ): void;
  /** Moves the console's clock, in milliseconds. */
  later(milliseconds: number): void;
  readonly logged: string[];
  stopDirectory(): Promise<void>;
}

/** The console over real HTTP, beside a real OpenID provider and a directory that answers what a test says. */
export async function testConsole({ accessTokenSeconds = 300 } = {}): Promise<TestConsole> {
  const built = mkdtempSync(join(tmpdir(), 'kiban-console-'));
  mkdirSync(join(built, 'assets'));
  writeFileSync(join(built, 'index.html'), '<html lang="ja" data-theme="system"><title>Kiban</title></html>');
  writeFileSync(join(built, 'assets/index-1.js'), 'export {};');
  const asked: AskedOfDirectory[] = [];
  let answering: Parameters<TestConsole['answer']>[0] = () => ({
    status: 200,
    body: { tenant: { code: 'aoba' }, items: [], roles: [], permissions: [] },
  });
  const directory = createServer((request, response) => void answerAsDirectory(request, response));
  const answerAsDirectory = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body });
    const { status, headers: more = {}, body: said = {} } = answering({ method, url, headers, body });
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...more }).end(JSON.stringify(said));
  };
  await new Promise<void>((resolve) => directory.listen(0, '127.0.0.1', resolve));
  const directoryUrl = `http://127.0.0.1:${(directory.address() as { port: number }).port}`;
  let shift = 0;
  const logged: string[] = [];
  const logger = openLogger({
    service: 'console',
    format: 'json',
    level: 'debug',
    write: (line) => void logged.push(line),
  });
  // the origin must be known before the provider, and the provider before the console
  let serve: Parameters<typeof serveHttp>[0]['listener'] = () => undefined;
  const server: HttpServer = await serveHttp({
    listener: (request, response) => serve(request, response),
    host: '127.0.0.1',
    port: 0,
    drainMs: 1_000,
  });
  const origin = server.url;
  const provider = await testProvider(origin, accessTokenSeconds);
  const clock = (): number => Date.now() + shift;
  const service = openConsole({
    origin,
    issuer: provider.issuer,
    ...CLIENT,
    directoryUrl,
    assetUrl: directoryUrl,
    deliveryUrl: directoryUrl,
    authUrl: directoryUrl,
    built,
    logger,
    clock,
  });
  serve = listenerOf([service], health({}));
  const stopDirectory = async (): Promise<void> => {
    directory.closeAllConnections();
    await new Promise((resolve) => directory.close(resolve));
  };
  afterAll(async () => {
    await server.close();
    await provider.stop();
    if (directory.listening) await stopDirectory();
    rmSync(built, { recursive: true });
  });
  return {
    ...{ origin, provider, asked, logged, stopDirectory },
    browser: () => cookieBrowser(origin),
    answer: (with_) => {
      answering = with_;
    },
    later: (milliseconds) => {
      shift += milliseconds;
    },
  };
}
