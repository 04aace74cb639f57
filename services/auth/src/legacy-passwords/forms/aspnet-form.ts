import { type LegacyHash, LegacyHashRefused } from '../legacy-scheme.ts';
import { count } from './read-part.ts';

/** ASP.NET Core’s KeyDerivationPrf. */
const HASHES = ['sha1', 'sha256', 'sha512'] as const;
const VERSION_3 = 1;

/**
 * The blobs of ASP.NET Identity, Base64. Version 3: 0x01, then hash function, iterations and length of the salt (32 bits each,
 * big-endian), salt, digest. Version 2: 0x00, 16 bytes of salt, 32 of PBKDF2-HMAC-SHA1 with 1,000 iterations.
 */
export function readAspNet(text: string): LegacyHash | undefined {
  if (!/^A[A-Za-z0-9+/]{40,}={0,2}$/.test(text)) return undefined;
  const blob = Buffer.from(text, 'base64');
  if (blob[0] === 0 && blob.length === 49) return made('sha1', 1000, blob.subarray(1, 17), blob.subarray(17));
  if (blob[0] !== VERSION_3 || blob.length < 13) return undefined;
  const hash = HASHES[blob.readUInt32BE(1)];
  const [iterations, saltLength] = [blob.readUInt32BE(5), blob.readUInt32BE(9)];
  const [salt, digest] = [blob.subarray(13, 13 + saltLength), blob.subarray(13 + saltLength)];
  if (hash === undefined || saltLength < 1 || digest.length < 16)
    throw new LegacyHashRefused('malformed', 'This is no whole blob of ASP.NET Identity.');
  return made(hash, count(String(iterations), 1), salt, digest);
}

function made(hash: (typeof HASHES)[number], iterations: number, salt: Buffer, digest: Buffer): LegacyHash {
  const scheme = { scheme: 'pbkdf2', hash, iterations, salt: salt.toString('base64'), length: digest.length } as const;
  return { scheme, digest };
}
