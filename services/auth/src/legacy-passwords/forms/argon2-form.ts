import { type LegacyHash, LegacyHashRefused, type LegacyScheme } from '../legacy-scheme.ts';
import { bytes, count, parameters } from './read-part.ts';

const VARIANTS = ['argon2d', 'argon2i', 'argon2id'] as const;
const MOST_MEMORY_KIB = 128 * 1024;

/** `$argon2id$v=19$m=65536,t=3,p=4$salt$digest` (PHC; without `v` it is version 16), Django’s `argon2$argon2id$…`. */
export function readArgon2(text: string): LegacyHash | undefined {
  const phc = text.startsWith('argon2$') ? text.slice('argon2'.length) : text;
  const parts = phc.split('$');
  const variant = VARIANTS.find((each) => each === parts[1]);
  if (variant === undefined || parts[0] !== '') return undefined;
  const version = parts[2]?.startsWith('v=') ? parts[2].slice(2) : undefined;
  const [given, salt, digest] = parts.slice(version === undefined ? 2 : 3);
  if (version !== undefined && version !== '16' && version !== '19')
    throw new LegacyHashRefused('malformed', 'There is no such version of Argon2.');
  const named = parameters(given);
  const kept = bytes(digest, 16);
  const scheme: LegacyScheme = {
    scheme: 'argon2',
    variant,
    version: version === '19' ? 19 : 16,
    salt: bytes(salt, 8).toString('base64'),
    ...{ memory_kib: count(named.get('m'), 8, MOST_MEMORY_KIB), passes: count(named.get('t'), 1, 10) },
    ...{ lanes: count(named.get('p'), 1, 16), length: kept.length },
  };
  return { scheme, digest: kept };
}
