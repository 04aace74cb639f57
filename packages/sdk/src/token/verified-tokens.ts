import { hash } from 'node:crypto';
import type { AccessTokenClaims } from './access-token-claims.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** What was found out about a token, when, and with which keys. */
export interface VerifiedToken {
  readonly claims: AccessTokenClaims;
  readonly keyId: string;
  readonly keys: IssuerKeys;
  /** Milliseconds since 1970. */
  readonly verifiedAt: number;
}

/** Tokens whose signature need not be verified again. Whoever finds one still asks whether it holds. */
export interface VerifiedTokens {
  find(token: string): VerifiedToken | undefined;
  keep(token: string, verified: VerifiedToken): void;
  forget(token: string): void;
}

/** Keeps `most` of them, those used last; by their SHA-256, so that what is kept opens nothing. */
export function verifiedTokens(most: number): VerifiedTokens {
  const kept = new Map<string, VerifiedToken>();
  const digestOf = lastDigest();
  return {
    find: (token) => {
      const digest = digestOf(token);
      const found = kept.get(digest);
      if (found === undefined) return undefined;
      kept.delete(digest); // a map is in the order of writing: the first is the one that was not used for longest
      kept.set(digest, found);
      return found;
    },
    keep: (token, verified) => {
      freeze(verified.claims);
      kept.set(digestOf(token), verified);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    forget: (token) => void kept.delete(digestOf(token)),
  };
}

/** A token that is new is looked for and then kept: its digest is made once for both. */
function lastDigest(): (token: string) => string {
  let last = { token: '', digest: '' };
  return (token) => {
    if (token !== last.token) last = { token, digest: hash('sha256', token, 'base64') };
    return last.digest;
  };
}

/** Many callers get the same claims: none may change what another sees. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name in value) freeze((value as Readonly<Record<string, unknown>>)[name]); // no array of the members: every token comes by here
  Object.freeze(value);
}
