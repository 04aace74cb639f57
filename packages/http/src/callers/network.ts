import { isIPv4, isIPv6 } from 'node:net';

/**
 * The client's address. Behind proxies of our own it is the entry that the outermost of them appended to
 * `X-Forwarded-For`; whatever stands before it was written by the client and is not believed.
 *
 * @param trustedProxyHops how many proxies of our own stand in front; 0: the header is ignored.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trustedProxyHops: number,
): string {
  const entries = trustedProxyHops > 0 ? (forwardedFor ?? '').split(',').map((entry) => withoutPort(entry.trim())) : [];
  const forwarded = entries.at(-trustedProxyHops);
  const address = trustedProxyHops > 0 && forwarded !== undefined && isAddress(forwarded) ? forwarded : (peer ?? '');
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** What failures are counted by: an IPv4 address; of IPv6 the first 64 bits, which one customer has to himself. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Some proxies append the client's port: `203.0.113.7:1234`, `[2001:db8::1]:1234`. */
function withoutPort(entry: string): string {
  const [, bracketed, plain] = /^\[([0-9a-f:.]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/i.exec(entry) ?? [];
  return bracketed ?? plain ?? entry;
}

function isAddress(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}
