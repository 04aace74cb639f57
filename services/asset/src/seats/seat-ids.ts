import { createHash } from 'node:crypto';

/**
 * The ids of seats that are assigned together, made of the first one: so that a request that is sent again finds all of them by
 * the one that its receipt names. Time and version of a UUIDv7 (RFC 9562 §5.7) are the first one's, its random rest is a hash.
 */
export function seatIdsFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => (place === 0 ? first : idAt(first, place)));
}

function idAt(first: string, place: number): string {
  const hash = createHash('sha256').update(`${first} ${place}`).digest();
  const variant = ((hash.readUInt16BE(0) & 0x3fff) | 0x8000).toString(16);
  return `${first.slice(0, 18)}-${variant}-${hash.toString('hex', 2, 8)}`;
}
