import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Faults } from './fault.ts';

export interface StoreRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface StoreAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface EmulatedServerOptions {
  readonly faults?: Faults;
  /** Milliseconds that every answer takes at least. */
  readonly latencyMs?: number;
}

export interface EmulatedServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** Requests that arrived since the start. */
  readonly requests: () => number;
  /** From the next request on. */
  readonly setFaults: (faults: Faults | undefined) => void;
  close(): Promise<void>;
}

/** An HTTP server on a free port of the loopback interface that answers by `handle` and fails as it is told to. */
export async function startEmulatedServer(
  options: EmulatedServerOptions,
  handle: (request: StoreRequest) => Promise<StoreAnswer>,
  failure: (status: number) => StoreAnswer,
): Promise<EmulatedServer> {
  let { faults } = options;
  let requests = 0;
  const server = createServer((message, response) => {
    requests += 1;
    const { method = 'GET', url: target = '/' } = message;
    const fault = faults?.({ method, target, number: requests });
    answer(message, response, fault).catch(() => response.destroy());
  });
  async function answer(message: IncomingMessage, response: ServerResponse, fault: Fault | undefined): Promise<void> {
    const request = await requestOf(message);
    await sleep(options.latencyMs ?? 0);
    const carriedOut = fault?.when === 'before' ? undefined : await handle(request);
    switch (fault?.kind) {
      case 'stall':
        return;
      case 'drop':
        if (fault.when === 'midway' && carriedOut) sendHalf(response, request, carriedOut);
        else response.destroy();
        return;
      case 'status':
        return send(response, request, failure(fault.status));
      default:
        if (carriedOut) send(response, request, carriedOut);
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    setFaults: (other) => {
      faults = other;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function requestOf(message: IncomingMessage): Promise<StoreRequest> {
  const { method = 'GET', url: target = '/' } = message;
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece);
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  const url = new URL(target, `http://${headers.host ?? 'localhost'}`);
  return { method, target, url, headers, body: Buffer.concat(pieces) };
}

function send(response: ServerResponse, request: StoreRequest, { status, headers, body = '' }: StoreAnswer): void {
  const bytes = Buffer.from(body as string);
  response.writeHead(status, { 'content-length': bytes.length, ...headers });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function sendHalf(response: ServerResponse, request: StoreRequest, { status, headers, body = '' }: StoreAnswer): void {
  const bytes = Buffer.from(body as string);
  if (bytes.length < 2 || request.method === 'HEAD') return void response.destroy();
  response.writeHead(status, { 'content-length': bytes.length, ...headers });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}
