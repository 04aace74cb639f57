import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server under measurement was started with. */
export interface BenchSetup {
  /** Of role kiban_auth. */
  readonly storeUrl: string;
  /** The client that the load comes from: of all grant types, at every server the same. */
  readonly client_id: string;
  readonly secret: string;
  readonly redirect_uri: string;
  readonly people: number;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves in this process for the bench that started it: says its address, then the CPU time it has used when asked. */
export async function serveForBench(
  listenerAt: (origin: string, setup: BenchSetup) => Promise<Listener>,
): Promise<void> {
  const setup = JSON.parse(process.argv[2] ?? '') as BenchSetup;
  let listener: Listener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  listener = await listenerAt(origin, setup);
  process.on('message', () => {
    const { user, system } = process.cpuUsage(); // microseconds
    process.send?.({ cpu_ms: (user + system) / 1000 });
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ origin });
}
