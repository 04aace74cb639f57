import type { LegacyHash } from '../legacy-scheme.ts';
import { bytes, count, hexadecimal, parameters } from './read-part.ts';

const LEAST_DIGEST = 16;

/**
 * `$scrypt$ln=16,r=8,p=1$salt$digest` (PHC, passlib), `scrypt$salt$16384$8$5$digest` (Django),
 * `scrypt:32768:8:1$salt$digest` (Werkzeug).
 */
export function readScrypt(text: string): LegacyHash | undefined {
  if (text.startsWith('$scrypt$')) {
    const [, , given, salt, digest] = text.split('$');
    const named = parameters(given);
    const cost = 2 ** count(named.get('ln'), 1, 24);
    return made(
      [cost, count(named.get('r'), 1, 64), count(named.get('p'), 1, 16)],
      bytes(salt, 1),
      bytes(digest, LEAST_DIGEST),
    );
  }
  if (text.startsWith('scrypt$')) {
    const [, salt, cost, block, lanes, digest] = text.split('$');
    const numbers = [count(cost, 2, 2 ** 24), count(block, 1, 64), count(lanes, 1, 16)] as const;
    return made(numbers, Buffer.from(salt ?? ''), bytes(digest, LEAST_DIGEST));
  }
  if (text.startsWith('scrypt:')) {
    const [named = '', salt = '', digest] = text.split('$');
    const [, cost, block, lanes] = named.split(':');
    const numbers = [count(cost, 2, 2 ** 24), count(block, 1, 64), count(lanes, 1, 16)] as const;
    return made(numbers, Buffer.from(salt), hexadecimal(digest, LEAST_DIGEST));
  }
  return undefined;
}

function made(
  [cost, block_size, parallelism]: readonly [number, number, number],
  salt: Buffer,
  digest: Buffer,
): LegacyHash {
  return {
    scheme: { scheme: 'scrypt', cost, block_size, parallelism, salt: salt.toString('base64'), length: digest.length },
    digest,
  };
}
