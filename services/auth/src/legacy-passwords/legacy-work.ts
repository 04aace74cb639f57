import { LegacyHashRefused, type LegacyScheme } from './legacy-scheme.ts';

/** Bytes that one round of PBKDF2 yields. */
const HASH_BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const;

/**
 * The most that one comparison may take: about half a second of one core, while every company waits for the same few. 2^13 rounds
 * of bcrypt; 2 million of PBKDF2, over all blocks of the digest; 128 MiB of scrypt; 128 MiB of Argon2 in four passes.
 */
const MOST: Readonly<Record<LegacyScheme['scheme'], number>> = {
  ...{ bcrypt: 2 ** 13, pbkdf2: 2_000_000, argon2: 4 * 128 * 1024 },
  ...{ scrypt: 2 ** 20, firebase_scrypt: 2 ** 20 },
};

/** What a comparison takes, in a measure of each scheme's own; the time grows with it. */
export function workOf(scheme: LegacyScheme): number {
  switch (scheme.scheme) {
    case 'bcrypt':
      return 2 ** Number(scheme.salt.slice(4, 6));
    case 'pbkdf2':
      return scheme.iterations * Math.ceil(scheme.length / HASH_BYTES[scheme.hash]);
    case 'argon2':
      return scheme.memory_kib * scheme.passes;
    case 'scrypt':
    case 'firebase_scrypt':
      return scheme.cost * scheme.block_size * scheme.parallelism;
    default:
      return scheme satisfies never;
  }
}

/** The power of two that the work of a scheme stays below. */
export function powerOf(scheme: LegacyScheme): number {
  return Math.ceil(Math.log2(workOf(scheme)));
}

/** `bcrypt 12`: those of one class take about as long to compare. */
export function workClassOf(scheme: LegacyScheme): string {
  return `${paceOf(scheme)} ${powerOf(scheme)}`;
}

/** What makes the same work take another time. */
function paceOf(scheme: LegacyScheme): string {
  if (scheme.scheme === 'pbkdf2') return `pbkdf2 ${scheme.hash}`;
  if (scheme.scheme === 'argon2') return `argon2 ${scheme.lanes}`;
  return scheme.scheme;
}

/**
 * Refuses parameters that the scheme itself has no answer for, and those that take too long: both before anybody signs in.
 *
 * @throws LegacyHashRefused
 */
export function requireComparable(scheme: LegacyScheme): void {
  if ('block_size' in scheme) {
    if ((scheme.cost & (scheme.cost - 1)) !== 0)
      throw new LegacyHashRefused('malformed', 'The cost is no power of two.');
    // RFC 7914 §2: N < 2^(128 · r / 8)
    if (Math.log2(scheme.cost) >= 16 * scheme.block_size)
      throw new LegacyHashRefused('malformed', 'There is no such cost with so small a block.');
  }
  // RFC 9106 §3.1
  if (scheme.scheme === 'argon2' && scheme.memory_kib < 8 * scheme.lanes)
    throw new LegacyHashRefused('malformed', 'Every lane takes 8 KiB at least.');
  if (workOf(scheme) > MOST[scheme.scheme])
    throw new LegacyHashRefused('too_costly', 'Comparing it takes longer than a sign-in may.');
}
