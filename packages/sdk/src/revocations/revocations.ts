import { followEvents } from '../streams/follow-events.ts';
import { type RevocableClaims, type Revocation, revokedTokens } from './revoked-tokens.ts';

export interface RevocationsOptions {
  /** Where auth's API is: `https://auth.example.com/auth/v1`. */
  readonly baseUrl: string;
  /** An access token of a machine with the scope `auth:revocations`. Its tenant is the one whose revocations are heard of. */
  readonly token: () => string | Promise<string>;
  readonly fetch?: typeof globalThis.fetch;
  /** Called when `current` changes: with false, a token whose session has ended is good until it expires. */
  readonly changed?: (current: boolean) => void;
  /** For how long a revocation is remembered; default six minutes, longer than any access token lives. */
  readonly keptMs?: number;
  /** After how long without a sign of life the feed counts as out; default 12 seconds: auth gives one every five. */
  readonly silenceMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Revocations {
  /** Whether access by a token has ended, as far as was heard: a look into memory. */
  isRevoked(claims: RevocableClaims): boolean;
  /** Whether the feed is being followed; while it is not, only what was heard before counts, and `exp`. */
  readonly current: boolean;
  /** Stops following. */
  close(): void;
}

/**
 * Follows what auth revokes, so that whoever is suspended or signs out is refused within two seconds and not when their token
 * expires. Hand it to `accessTokenVerifier`. While auth is out tokens are good until they expire, and `current` says so. Of
 * several processes each follows for itself.
 */
export function followRevocations(options: RevocationsOptions): Revocations {
  const { baseUrl, token, fetch = globalThis.fetch, changed, now = Date.now } = options;
  const { keptMs = 6 * 60_000, silenceMs = 12_000 } = options;
  const revoked = revokedTokens();
  const stopping = new AbortController();
  let current = false;
  const turn = (next: boolean): void => {
    if (current === next) return;
    current = next;
    changed?.(next);
  };
  void followEvents({
    ...{ url: `${baseUrl}/revocations/stream`, token, fetch, silenceMs, longestWaitMs: 5000 },
    signal: stopping.signal,
    begun: () => turn(true),
    broken: () => turn(false),
    heard: ({ event, data }) => {
      if (event !== 'revocation') return;
      const revocation = revocationIn(data);
      if (revocation !== null) revoked.add(revocation);
      revoked.forgetBefore(now() - keptMs);
    },
  });
  return {
    isRevoked: (claims) => revoked.has(claims),
    get current() {
      return current;
    },
    close: () => {
      stopping.abort();
      turn(false);
    },
  };
}

/** Null: it is none that we know how to read. */
function revocationIn(data: string): Revocation | null {
  try {
    const said = JSON.parse(data) as Partial<Revocation>;
    if (typeof said.id !== 'string' || typeof said.at !== 'number') return null;
    const none = { tenant_id: null, person_id: null, user_id: null, session_id: null };
    return { ...none, client_id: null, device_id: null, token_id: null, ...said } as Revocation;
  } catch {
    return null;
  }
}
