/** How an older system made the digest that it kept of a password: all it takes to make it again. Bytes are base64. */
export type LegacyScheme =
  /** `prehash`: what Django hands to bcrypt in place of the password. `salt`: version, cost and 22 characters. */
  | { readonly scheme: 'bcrypt'; readonly salt: string; readonly prehash: 'none' | 'sha256_hex' }
  /** RFC 7914. */
  | {
      readonly scheme: 'scrypt';
      readonly cost: number;
      readonly block_size: number;
      readonly parallelism: number;
      readonly salt: string;
      readonly length: number;
    }
  /** RFC 8018 §5.2. */
  | {
      readonly scheme: 'pbkdf2';
      readonly hash: 'sha1' | 'sha256' | 'sha512';
      readonly iterations: number;
      readonly salt: string;
      readonly length: number;
    }
  /** RFC 9106. */
  | {
      readonly scheme: 'argon2';
      readonly variant: 'argon2d' | 'argon2i' | 'argon2id';
      readonly version: 16 | 19;
      readonly memory_kib: number;
      readonly passes: number;
      readonly lanes: number;
      readonly salt: string;
      readonly length: number;
    }
  /** Firebase's: scrypt makes a key, which encrypts the key of the project. */
  | {
      readonly scheme: 'firebase_scrypt';
      readonly cost: number;
      readonly block_size: number;
      readonly parallelism: number;
      /** With the separator behind it. */
      readonly salt: string;
      readonly signer_key: string;
    };

/** Why a hash cannot be taken over. */
export type LegacyFault =
  /** None of the forms that are known. */
  | 'form_unknown'
  /** One of them, but not as it should be. */
  | 'malformed'
  /** Comparing it would take more time or memory than a sign-in may. */
  | 'too_costly';

/** A hash as it stood in an export. */
export interface LegacyHash {
  readonly scheme: LegacyScheme;
  readonly digest: Buffer;
}

export class LegacyHashRefused extends Error {
  readonly code: LegacyFault;
  constructor(code: LegacyFault, message: string) {
    super(message);
    this.name = 'LegacyHashRefused';
    this.code = code;
  }
}
