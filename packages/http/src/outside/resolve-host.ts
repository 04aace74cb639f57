import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { OutsideRefused } from './outside-refused.ts';
import { isPublicAddress } from './public-address.ts';

/** The IP addresses of a host's name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * The one address that is connected to. Every address of the name must be public: a name that has a private one beside is
 * made to be tried twice. Whoever connects uses this address and does not ask for the name again.
 *
 * @param host of a URL: IPv6 addresses stand in brackets.
 * @throws OutsideRefused
 */
export async function publicAddressOf(host: string, resolve: Resolve): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, '');
  const addresses = isIP(bare) === 0 ? await resolved(bare, resolve) : [bare];
  const [first] = addresses;
  if (first === undefined) throw new OutsideRefused('host_unknown', `${host} has no address.`);
  if (!addresses.every(isPublicAddress))
    throw new OutsideRefused('address_private', `${host} is no host of the public internet.`);
  return first;
}

async function resolved(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch (cause) {
    throw new OutsideRefused('host_unknown', `${host} has no address.`, { cause });
  }
}
