import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Problem } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { problemAnswer } from '../problems/problem-document.ts';
import { requestIdOf } from '../request-context/request-id.ts';
import { answerProblem, type Listener } from './listener.ts';

export interface HttpServer {
  /** `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Ends gracefully: new connections are refused, requests under way are finished within `drainMs`, then all is closed. */
  close(): Promise<void>;
}

export interface HttpServerOptions {
  readonly listener: Listener;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** In milliseconds. How long requests under way may take when the server closes. */
  readonly drainMs: number;
}

/** Starts listening. @throws the error of `listen` when the address is taken. */
export async function serveHttp(options: HttpServerOptions): Promise<HttpServer> {
  const underWay = new Set<ServerResponse>();
  let draining: Promise<void> | undefined;
  const server = createServer(
    {
      maxHeaderSize: 16_384, // bytes, of all headers together
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 620_000, // longer than any load balancer keeps it (Google's: 600 s), or it meets a closed one
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      if (draining !== undefined) {
        response.shouldKeepAlive = false;
        if (request.url === '/readyz') return answerDraining(request, response);
      }
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
      options.listener(request, response);
    },
  );
  server.on('clientError', answerUnreadable);
  await listening(server, options);
  return {
    url: addressOf(server),
    close: () => {
      draining ??= drained(server, underWay, options.drainMs);
      return draining;
    },
  };
}

async function drained(server: Server, underWay: ReadonlySet<ServerResponse>, drainMs: number): Promise<void> {
  for (const response of underWay) response.shouldKeepAlive = false;
  const closed = new Promise<void>((resolve) => server.close(() => resolve())); // closes idle connections, too
  const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(deadline);
}

function listening(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function answerDraining(request: IncomingMessage, response: ServerResponse): void {
  const detail = { en: 'This process is ending.', ja: 'このプロセスは終了処理中です。' };
  answerProblem(new Problem(503, 'unavailable', detail), request, response);
}

const UNREADABLE: Readonly<Record<string, [400 | 408 | 431, ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers_too_large', 'Headers of more than 16 KiB are not read.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_timeout', 'The request did not arrive in time.'],
};

/** What is no HTTP never becomes a request: it is answered on the socket. */
function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, code, detail] = UNREADABLE[error.code ?? ''] ?? [400, 'request_malformed', 'This is no HTTP request.'];
  const problem = new Problem(status, code, detail);
  const { headers, body } = problemAnswer(problem, requestIdOf(undefined), 'en');
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
}
