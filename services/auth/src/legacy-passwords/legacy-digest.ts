import { createCipheriv, createHash, pbkdf2, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { hashRaw } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import type { LegacyScheme } from './legacy-scheme.ts';

const derive = promisify(pbkdf2);
const deriveHard = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const VARIANTS = { argon2d: 0, argon2i: 1, argon2id: 2 } as const;
const BCRYPT_SALT = 29;
const FIREBASE_KEY = 32;

/** What an older system made of a password, exactly as it was typed. */
export async function legacyDigest(scheme: LegacyScheme, password: string): Promise<Buffer> {
  switch (scheme.scheme) {
    case 'bcrypt': {
      const { prehash, salt } = scheme;
      const given = prehash === 'none' ? password : createHash('sha256').update(password).digest('hex');
      return Buffer.from((await bcrypt(given, { salt })).slice(BCRYPT_SALT));
    }
    case 'pbkdf2':
      return derive(password, bytesOf(scheme.salt), scheme.iterations, scheme.length, scheme.hash);
    case 'scrypt':
      return deriveHard(password, bytesOf(scheme.salt), scheme.length, scryptOptions(scheme));
    case 'argon2':
      return hashRaw(password, {
        ...{ algorithm: VARIANTS[scheme.variant], version: scheme.version === 16 ? 0 : 1 },
        ...{ memoryCost: scheme.memory_kib, timeCost: scheme.passes, parallelism: scheme.lanes },
        ...{ salt: bytesOf(scheme.salt), outputLen: scheme.length },
      });
    case 'firebase_scrypt': {
      const key = await deriveHard(password, bytesOf(scheme.salt), FIREBASE_KEY, scryptOptions(scheme));
      const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
      return Buffer.concat([cipher.update(bytesOf(scheme.signer_key)), cipher.final()]);
    }
    default:
      return scheme satisfies never;
  }
}

type Scrypt = Extract<LegacyScheme, { cost: number }>;

function scryptOptions({ cost, block_size, parallelism }: Scrypt): ScryptOptions {
  const maxmem = 128 * cost * block_size * parallelism + 1024 * 1024;
  return { N: cost, r: block_size, p: parallelism, maxmem };
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
