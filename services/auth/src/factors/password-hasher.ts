import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, hashRaw, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet; RFC 9106. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Hashes one after the other, so that memory and the thread pool that files and names share stay bounded. */
export interface PasswordHasher {
  /** PHC string, with a salt of its own. */
  hash(password: string): Promise<string>;
  /** Null as stored hash (nobody has one) costs the same and is never right. */
  matches(stored: string | null, password: string): Promise<boolean>;
  /** 32 bytes, hexadecimal, the same for the same salt: for short secrets that are looked up by their hash. */
  digest(secret: string, salt: string): Promise<string>;
}

/** More are waiting than could be answered in reasonable time. */
export class HasherBusy extends Error {
  readonly code = 'hasher_busy';
  constructor() {
    super('Too many sign-ins at once. Try again in a moment.');
    this.name = 'HasherBusy';
  }
}

export interface PasswordHasherOptions {
  /** How many at once; default one a core, at most 4 (19 MiB each). */
  readonly concurrency?: number;
  /** How many may wait for their turn, default 200 (about 5 s on one core). */
  readonly waiting?: number;
}

export async function openPasswordHasher(options: PasswordHasherOptions = {}): Promise<PasswordHasher> {
  const { concurrency = Math.min(availableParallelism(), 4), waiting = 200 } = options;
  const inTurn = turns(concurrency, waiting);
  const nobodys = await hash(randomBytes(24), ARGON2ID);
  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFKC'), ARGON2ID)),
    matches: (stored, password) =>
      inTurn(async () => {
        const right = await verify(stored ?? nobodys, password.normalize('NFKC'));
        return right && stored !== null;
      }),
    digest: (secret, salt) =>
      inTurn(async () => (await hashRaw(secret, { ...ARGON2ID, salt: Buffer.from(salt, 'hex') })).toString('hex')),
  };
}

/** A semaphore with a bounded queue, first come first served. */
function turns(concurrency: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= concurrency) {
      if (queue.length >= waiting) throw new HasherBusy();
      await new Promise<void>((resolve) => queue.push(resolve)); // whoever ends hands the turn over
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
