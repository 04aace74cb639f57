import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came to a receiver, as it came. */
export interface Received {
  readonly path: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

/** Somebody's program that takes alerts, on a socket. It answers 204, unless it is told otherwise of a path. */
export interface Receiver {
  readonly origin: string;
  /** By path: a status, or where a redirect leads to. */
  readonly answers: Map<string, number | string>;
  at(path: string): readonly Received[];
  close(): void;
}

export async function receiver(): Promise<Receiver> {
  const answers: Receiver['answers'] = new Map();
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request;
    const header = (name: string): string => String(headers[`webhook-${name}`]);
    const body = (await request.toArray()).join('');
    received.push({ path, id: header('id'), timestamp: header('timestamp'), signature: header('signature'), body });
    const answer = answers.get(path) ?? 204;
    if (typeof answer === 'string') response.writeHead(302, { location: answer }).end();
    else response.writeHead(answer).end(answer === 204 ? undefined : 'what nobody is to see');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    at: (path) => received.filter((each) => each.path === path),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
