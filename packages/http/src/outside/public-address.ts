import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * What is not the public internet: the IANA special-purpose registries of IPv4 and IPv6 (RFC 6890), multicast, and the
 * prefixes that carry an IPv4 address inside (RFC 6052, RFC 3056, RFC 4380), which could lead back inside.
 */
const SPECIAL = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]) {
  const [network = '', prefix] = range.split('/');
  SPECIAL.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4');
}

/** Whether an IP address lies in the public internet. An IPv4 address mapped into IPv6 counts as what it maps (RFC 4291 §2.5.5.2). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  return !SPECIAL.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
