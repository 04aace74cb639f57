import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An HTTP server on a free port of this machine that answers what it is told, in order, and then the last again. */
export async function openTestDirectory() {
  const asked: Asked[] = [];
  let answers: ((response: ServerResponse) => void)[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/directory/v1`,
    asked,
    answerWith(...next: ((response: ServerResponse) => void)[]) {
      answers = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

export const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}) =>
  json({ type: `urn:kiban:problem:${code}`, title: code, detail: 'why', status, code, ...more }, status, {
    'content-type': 'application/problem+json',
    'x-request-id': 'request-1',
    ...headers,
  });

/** Closes the connection without a word. */
export const hangUp = (response: ServerResponse): void => {
  response.destroy();
};
