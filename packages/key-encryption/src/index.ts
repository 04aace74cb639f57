export { type Envelope, envelopeOf } from './envelope.ts';
export { type KeyEncryption, KeyEncryptionError, localKeyEncryption, type WrappedKey } from './key-encryption.ts';
export { openKeyEncryption } from './open-key-encryption.ts';
