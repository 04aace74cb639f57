import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

export interface DynamodbServer {
  /** `http://127.0.0.1:port`: what a client is given as `endpoint`; region and credentials may be anything. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** DynamoDB's API on a free port of this process, with everything in memory. */
export async function startDynamodb(): Promise<DynamodbServer> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
