import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between an adapter and its engine: notes what is asked, and lets answers get lost. */
export interface WatchedEndpoint {
  readonly endpoint: string;
  readonly asked: { readonly operation: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** Of the answers from now on: the request was carried out, and nobody hears of it. From 0 to 1. */
  loseAnswers(share: number): void;
  /** Something happens between the next operation of a name and its answer, which may be lost. */
  afterNext(operation: string, meanwhile: () => Promise<unknown>, options?: { readonly lost: boolean }): void;
  close(): Promise<void>;
}

export async function watchEndpoint(engine: string): Promise<WatchedEndpoint> {
  const asked: WatchedEndpoint['asked'] = [];
  let lost = 0;
  let interruption: { operation: string; meanwhile: () => Promise<unknown>; lost: boolean } | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    const operation = String(incoming.headers['x-amz-target']).replace(/^.*\./, '');
    asked.push({ operation, body: JSON.parse(body.toString()) });
    const forwarded = request(engine, { method: 'POST', headers: incoming.headers }, async (answer) => {
      const text = await bodyOf(answer);
      const interrupted = interruption?.operation === operation ? interruption : undefined;
      if (interrupted !== undefined) interruption = undefined;
      await interrupted?.meanwhile();
      if (interrupted?.lost === true || Math.random() < lost) outgoing.destroy();
      else outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(text);
    });
    forwarded.on('error', () => outgoing.destroy());
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    loseAnswers: (share) => {
      lost = share;
    },
    afterNext: (operation, meanwhile, options = { lost: false }) => {
      interruption = { operation, meanwhile, ...options };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}
