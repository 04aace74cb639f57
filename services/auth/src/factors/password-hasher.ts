import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import { legacyDigest } from '../legacy-passwords/legacy-digest.ts';
import type { LegacyHash, LegacyScheme } from '../legacy-passwords/legacy-scheme.ts';
import { fairTurns } from './fair-turns.ts';

/** Argon2id with 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet; RFC 9106. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A password as it is kept. */
export interface KeptPassword {
  /** Argon2id, PHC string: of the password, or of what an older system made of it. */
  readonly hash: string;
  /** How the older system made it; absent: it was none. */
  readonly legacy?: LegacyScheme;
}

/** Hashes one after the other, so that memory and the thread pool that files and names share stay bounded. */
export interface PasswordHasher {
  /** PHC string, with a salt of its own. */
  hash(password: string, share?: string): Promise<string>;
  /** An older system's hash, wrapped so that no weak one is kept. */
  wrap(legacy: LegacyHash): Promise<KeptPassword>;
  /**
   * Null as kept password (nobody has one) costs the same and is never right.
   *
   * @param share whose turn it is: a network.
   * @param begins called when the turn comes.
   */
  matches(kept: KeptPassword | null, password: string, share?: string, begins?: () => void): Promise<boolean>;
  /** 32 bytes, hexadecimal, the same for the same salt: for short secrets that are looked up by their hash. */
  digest(secret: string, salt: string, share?: string): Promise<string>;
}

export interface PasswordHasherOptions {
  /** How many at once; default one a core, at most 4 (19 MiB each). */
  readonly concurrency?: number;
  /** How many may wait for their turn, default 200 (about 5 s on one core). */
  readonly waiting?: number;
}

/** Everything it does throws HasherBusy when too many are waiting. */
export async function openPasswordHasher(options: PasswordHasherOptions = {}): Promise<PasswordHasher> {
  const { concurrency = Math.min(availableParallelism(), 4), waiting = 200 } = options;
  const inTurn = fairTurns(concurrency, waiting);
  const nobodys = await hash(randomBytes(24), ARGON2ID);
  return {
    hash: (password, share = '') => inTurn(share, () => hash(password.normalize('NFKC'), ARGON2ID)),
    wrap: ({ scheme, digest }) =>
      inTurn('', async () => ({ hash: await hash(digest.toString('base64'), ARGON2ID), legacy: scheme })),
    matches: (kept, password, share = '', begins = () => undefined) =>
      inTurn(share, async () => {
        begins();
        // an older system took a password as it was typed
        const given =
          kept?.legacy === undefined
            ? password.normalize('NFKC')
            : (await legacyDigest(kept.legacy, password)).toString('base64');
        const right = await verify(kept?.hash ?? nobodys, given);
        return right && kept !== null;
      }),
    digest: (secret, salt, share = '') =>
      inTurn(share, async () =>
        (await hashRaw(secret, { ...ARGON2ID, salt: Buffer.from(salt, 'hex') })).toString('hex'),
      ),
  };
}
