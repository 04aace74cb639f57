import { hash } from 'node:crypto';
import { type KeyEncryption, KeyEncryptionError } from './key-encryption.ts';

/** Several as one: the first wraps; each unwraps what was wrapped under a key of its own. */
export function severalKeys(all: readonly [KeyEncryption, ...KeyEncryption[]]): KeyEncryption {
  const [first] = all;
  return {
    wrap: (dataKey, context) => first.wrap(dataKey, context),
    has: (id) => all.some((each) => each.has(id)),
    unwrap: async (key, context) => {
      const holder = all.find((each) => each.has(key.key_id));
      if (holder === undefined) throw unknownKey(key.key_id);
      return holder.unwrap(key, context);
    },
  };
}

/** What a vendor's key is called in what it wrapped: short, and without the characters that envelopes are divided by. */
export function keyIdOf(name: string): string {
  return hash('sha256', name, 'hex').slice(0, 16);
}

export function unknownKey(keyId: string): KeyEncryptionError {
  return new KeyEncryptionError(
    'key_unknown',
    `Secrets were encrypted with the key-encryption key ${keyId}, which is not here. Name it behind the current one.`,
  );
}
