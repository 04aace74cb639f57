import { createServer } from 'node:net';
import { codeOf } from './errors.ts';

/** Why nobody can listen on this port of 127.0.0.1 (EADDRINUSE, EACCES), or undefined when one can. */
export async function portProblem(port: number): Promise<string | undefined> {
  try {
    await listenOnce(port);
    return undefined;
  } catch (error) {
    return codeOf(error) ?? 'unknown';
  }
}

export function freePort(): Promise<number> {
  return listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : port;
}
