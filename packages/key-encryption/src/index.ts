export { type Envelope, envelopeOf } from './envelope.ts';
export { type KeyEncryption, KeyEncryptionError, localKeyEncryption, type WrappedKey } from './key-encryption.ts';
export { keysOfFile } from './key-file.ts';
