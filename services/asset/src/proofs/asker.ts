import { clientAddress, networkOf } from '@kiban/http';
import type { Context } from 'hono';

/** Where a request without a token comes from. */
export interface Asker {
  readonly address: string;
  /** What failures are counted by. */
  readonly network: string;
}

/** What the server gives along; a request made in-process has none. */
interface Bindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
}

export function askerOf(c: Context, trustedProxyHops: number): Asker {
  const { incoming } = c.env as Bindings;
  const peer = incoming?.socket.remoteAddress;
  const address = clientAddress(peer, c.req.header('x-forwarded-for'), trustedProxyHops);
  return { address, network: networkOf(address) };
}
