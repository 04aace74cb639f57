import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, type KeyEncryption, KeyEncryptionError } from './key-encryption.ts';

/**
 * Encrypts secrets that must be read back, each with a data key of its own, which the key-encryption key encrypts. Both are
 * bound to the owner's id: a sealed secret that is moved to another owner does not open.
 */
export interface Envelope {
  /** @returns text: a version, the key-encryption key's id, the wrapped data key and the ciphertext, separated by dots. */
  seal(plain: string, ownerId: string): Promise<string>;
  /** @throws KeyEncryptionError when it was sealed for another owner, was changed, or its key is not here. */
  open(sealed: string, ownerId: string): Promise<string>;
}

const VERSION = 'v1';
const DATA_KEY_BYTES = 32;

export function envelopeOf(keyEncryption: KeyEncryption): Envelope {
  return {
    async seal(plain, ownerId) {
      const dataKey = randomBytes(DATA_KEY_BYTES);
      const { key_id, wrapped } = await keyEncryption.wrap(dataKey, ownerId);
      return [VERSION, key_id, wrapped, encrypt(dataKey, Buffer.from(plain), ownerId)].join('.');
    },
    async open(sealed, ownerId) {
      const [version, key_id, wrapped, ciphertext, ...rest] = sealed.split('.');
      if (version !== VERSION || !key_id || !wrapped || !ciphertext || rest.length > 0)
        throw new KeyEncryptionError('sealed_malformed', 'An encrypted secret is not whole.');
      const dataKey = await keyEncryption.unwrap({ key_id, wrapped }, ownerId);
      return decrypt(dataKey, ciphertext, ownerId).toString();
    },
  };
}
