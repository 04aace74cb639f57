import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';

/** A data key, encrypted by a key-encryption key. */
export interface WrappedKey {
  /** Which key-encryption key opens it. */
  readonly key_id: string;
  /** base64url. */
  readonly wrapped: string;
}

/** Where the key-encryption key is: in this process, or in a service that never gives it away. */
export interface KeyEncryption {
  /** `context` is bound to the result: it opens with the same context only. */
  wrap(dataKey: Buffer, context: string): Promise<WrappedKey>;
  /** @throws KeyEncryptionError when the key is another one or the context differs. */
  unwrap(key: WrappedKey, context: string): Promise<Buffer>;
  /** Whether it has the key of this id. */
  has(keyId: string): boolean;
}

export class KeyEncryptionError extends Error {
  readonly code:
    | 'key_unknown'
    | 'key_malformed'
    | 'key_file_open'
    | 'key_location_invalid'
    | 'key_service_failed'
    | 'sealed_malformed';
  constructor(code: KeyEncryptionError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KeyEncryptionError';
    this.code = code;
  }
}

const KEY_BYTES = 32;

/**
 * Key-encryption keys in this process: the first wraps, all of them unwrap, so that a new key can be put in front.
 *
 * @param keys 256 bits each, base64 or base64url.
 */
export function localKeyEncryption(keys: readonly string[]): KeyEncryption {
  const known = new Map(keys.map(keyOf).map((key) => [hash('sha256', key, 'hex').slice(0, 16), key]));
  const [current] = known;
  if (current === undefined) throw new KeyEncryptionError('key_malformed', 'There is no key-encryption key.');
  const [currentId, currentKey] = current;
  return {
    has: (id) => known.has(id),
    wrap: async (dataKey, context) => ({ key_id: currentId, wrapped: encrypt(currentKey, dataKey, context) }),
    unwrap: async ({ key_id, wrapped }, context) => {
      const key = known.get(key_id);
      if (key === undefined)
        throw new KeyEncryptionError(
          'key_unknown',
          `Secrets were encrypted with the key-encryption key ${key_id}, which is not here. Restore it beside the current one.`,
        );
      return decrypt(key, wrapped, context);
    },
  };
}

function keyOf(text: string): Buffer {
  const key = Buffer.from(text.trim(), text.includes('-') || text.includes('_') ? 'base64url' : 'base64');
  if (key.length !== KEY_BYTES)
    throw new KeyEncryptionError('key_malformed', 'A key-encryption key is 32 random bytes in base64.');
  return key;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce, tag and ciphertext as base64url. */
export function encrypt(key: Buffer, plain: Buffer, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
}

/** @throws KeyEncryptionError when key, context or text is not what it was made with. */
export function decrypt(key: Buffer, sealed: string, context: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new KeyEncryptionError('sealed_malformed', 'An encrypted secret is not whole, or is another owner’s.', {
      cause,
    });
  }
}
