import { type LegacyHash, LegacyHashRefused, type LegacyScheme } from '../legacy-scheme.ts';
import { bytes, count, hexadecimal, parameters } from './read-part.ts';

type Hash = Extract<LegacyScheme, { scheme: 'pbkdf2' }>['hash'];
const HASHES: Readonly<Record<string, Hash>> = { sha1: 'sha1', sha256: 'sha256', sha512: 'sha512', '': 'sha1' };
const LEAST_DIGEST = 16;

/**
 * `pbkdf2_sha256$600000$salt$digest` (Django), `$pbkdf2-sha256$29000$salt$digest` (passlib),
 * `$pbkdf2-sha512$i=210000,l=64$salt$digest` (PHC), `pbkdf2:sha256:600000$salt$digest` (Werkzeug).
 */
export function readPbkdf2(text: string): LegacyHash | undefined {
  if (text.startsWith('pbkdf2_')) {
    const [named = '', iterations, salt = '', digest] = text.split('$');
    return made(named.slice('pbkdf2_'.length), iterations, Buffer.from(salt), bytes(digest, LEAST_DIGEST));
  }
  if (text.startsWith('pbkdf2:')) {
    const [named = '', salt = '', digest] = text.split('$');
    const [, hash = '', iterations] = named.split(':');
    return made(hash, iterations, Buffer.from(salt), hexadecimal(digest, LEAST_DIGEST));
  }
  const [, named = '', given, salt, digest] = text.split('$');
  if (!text.startsWith('$pbkdf2')) return undefined;
  const iterations = given?.includes('=') ? parameters(given).get('i') : given;
  return made(named.replace(/^pbkdf2-?/, ''), iterations, bytes(salt, 1), bytes(digest, LEAST_DIGEST));
}

function made(named: string, iterations: string | undefined, salt: Buffer, digest: Buffer): LegacyHash {
  const hash = HASHES[named];
  if (hash === undefined) throw new LegacyHashRefused('form_unknown', `PBKDF2 with ${named} is not known.`);
  const given = { iterations: count(iterations, 1), salt: salt.toString('base64') };
  return { scheme: { scheme: 'pbkdf2', hash, ...given, length: digest.length }, digest };
}
