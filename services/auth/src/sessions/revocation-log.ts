import { randomBytes } from 'node:crypto';
import { type RevocableClaims, type Revocation, revokedTokens } from '@kiban/sdk';
import { pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import type { AuthStore } from '../store/auth-store.ts';
import { revocationsSince } from './revocation.ts';

/** A revocation, and where to go on after it. */
export interface LoggedRevocation {
  readonly revocation: Revocation;
  /** Opaque, good at every process: `since`. */
  readonly cursor: string;
}

/** The revocations of the last minutes, in memory: asked with every introspection, told to whoever follows. */
export interface RevocationLog {
  /**
   * Whether access by a token has ended. From memory, at most `pollMs` old; from the store when that could not be read since.
   *
   * @throws what the store throws.
   */
  isRevoked(claims: RevocableClaims): boolean | Promise<boolean>;
  /**
   * Those after a cursor; null: all that are kept. After another process's, or one that nobody made, some that were given
   * already come again.
   */
  since(cursor: string | null): readonly LoggedRevocation[];
  /** @returns how to stop. */
  listen(tell: (logged: LoggedRevocation) => void): () => void;
  close(): Promise<void>;
}

export interface RevocationLogOptions {
  readonly store: AuthStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly logger: Logger;
  readonly pollMs?: number;
}

/** No access token lives longer, and clocks differ. */
const KEPT_MS = 6 * 60_000;
/** How far back each look goes: the writers' clocks differ, and a write takes its time. */
const OVERLAP_MS = 15_000;
const OLDEST_ANSWER_MS = 2000;

/** Follows the revocations in the store. Every process does so for itself. */
export async function openRevocationLog(options: RevocationLogOptions): Promise<RevocationLog> {
  const { store, clock, logger, pollMs = 250 } = options;
  const revoked = revokedTokens();
  const process = randomBytes(6).toString('hex');
  const listeners = new Set<(logged: LoggedRevocation) => void>();
  const stopping = new AbortController();
  let recent: LoggedRevocation[] = [];
  let count = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let seenUpTo = clock() - KEPT_MS;

  async function look(): Promise<void> {
    const [began, now] = [performance.now(), clock()];
    for (const revocation of await revocationsSince(store, seenUpTo - OVERLAP_MS)) {
      if (!revoked.add(revocation)) continue;
      count += 1;
      const logged = { revocation, cursor: `${timeOf(revocation.id)}-${process}-${count}` };
      recent.push(logged);
      for (const tell of listeners) tell(logged);
    }
    readAt = began;
    seenUpTo = now;
    const oldest = now - KEPT_MS;
    revoked.forgetBefore(oldest);
    recent = recent.filter(({ revocation }) => revocation.at >= oldest);
  }

  async function follow(): Promise<void> {
    let out = false;
    while (!stopping.signal.aborted) {
      try {
        await look();
        out = false;
      } catch (error) {
        if (!out) logger.warn('Revocations cannot be read', { error });
        out = true;
      }
      await pause(pollMs, stopping.signal);
    }
  }

  await look();
  const following = follow();
  return {
    isRevoked: (claims) => {
      if (performance.now() - readAt < OLDEST_ANSWER_MS) return revoked.has(claims);
      return look().then(() => revoked.has(claims));
    },
    since: (cursor) => {
      const [, ms, made, at] = /^(\d{1,15})-([0-9a-f]{12})-(\d{1,9})$/.exec(cursor ?? '') ?? [];
      if (made === process) return recent.filter((logged) => countOf(logged) > Number(at));
      const from = Number(ms ?? 0) - OVERLAP_MS;
      return recent.filter(({ revocation }) => timeOf(revocation.id) >= from);
    },
    listen: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    close: async () => {
      stopping.abort();
      await following;
    },
  };
}

function countOf({ cursor }: LoggedRevocation): number {
  return Number(cursor.slice(cursor.lastIndexOf('-') + 1));
}

/** Milliseconds since 1970 of a UUIDv7 (RFC 9562 §5.7). */
function timeOf(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}
