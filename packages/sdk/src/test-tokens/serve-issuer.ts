import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedIssuer {
  /** Its address: what the product is to be configured with. */
  readonly issuer: string;
  /** A token of this address, with whatever claims. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

/** Serves an issuer’s documents on the loopback address. */
export async function serveIssuer(
  documents: (issuer: string) => Readonly<Record<string, object>>,
  sign: (claims: Readonly<Record<string, unknown>>, issuer: string) => Promise<string>,
): Promise<ServedIssuer> {
  const server = createServer((request, response) => {
    const found = documents(issuer)[(request.url ?? '').replace(/^\/oidc/, '')];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  return {
    issuer,
    sign: (claims) => sign(claims, issuer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
