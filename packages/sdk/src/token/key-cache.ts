import type { IssuerKeys } from './issuer-keys.ts';
import { TokenError } from './token-error.ts';

export interface KeyCacheOptions {
  readonly load: () => Promise<IssuerKeys>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly freshMs: number;
  readonly staleMs: number;
  readonly cooldownMs: number;
}

/** How long to leave an issuer alone that did not answer while we hold no key at all. */
const FIRST_KEYS_RETRY_MS = 1000;

/**
 * Keeps an issuer's keys. They are asked for when first needed, when they are older than `freshMs`, and when a token names a
 * key that is not among them; by one request at a time, and not again within `cooldownMs`. Keys that could not be renewed go on
 * serving until they are `staleMs` old, and nobody waits for an issuer that is known to be out.
 */
export function keyCache({ load, now, freshMs, staleMs, cooldownMs }: KeyCacheOptions): {
  /** The keys, if one of them has this id: at once where fresh ones do, as nearly always. */
  keysWith(keyId: string): IssuerKeys | Promise<IssuerKeys>;
} {
  let held: { readonly keys: IssuerKeys; readonly since: number } | undefined;
  let lastAttempt: { readonly at: number; readonly failure?: unknown } | undefined;
  let underWay: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    try {
      held = { keys: await load(), since: now() };
      lastAttempt = { at: now() };
    } catch (failure) {
      lastAttempt = { at: now(), failure };
    } finally {
      underWay = undefined;
    }
  }

  /** The request under way, or a new one if the last ended long enough ago. */
  function ask(waitMs: number): Promise<void> | undefined {
    if (underWay === undefined && (lastAttempt === undefined || now() - lastAttempt.at >= waitMs)) underWay = refresh();
    return underWay;
  }

  const youngerThan = (ageMs: number) => (held !== undefined && now() - held.since < ageMs ? held.keys : undefined);
  const isOut = () => lastAttempt !== undefined && 'failure' in lastAttempt;

  function keysWith(keyId: string): IssuerKeys | Promise<IssuerKeys> {
    const fresh = youngerThan(freshMs);
    return fresh?.has(keyId) === true ? fresh : renewedKeysWith(keyId);
  }

  async function renewedKeysWith(keyId: string): Promise<IssuerKeys> {
    if (youngerThan(freshMs) === undefined) {
      const canServe = youngerThan(staleMs) !== undefined;
      const asked = ask(canServe ? cooldownMs : Math.min(FIRST_KEYS_RETRY_MS, cooldownMs));
      if (!canServe || !isOut()) await asked;
    }
    if (youngerThan(staleMs)?.has(keyId) !== true) await ask(cooldownMs);
    const keys = youngerThan(staleMs);
    if (keys?.has(keyId) === true) return keys;
    if (keys === undefined || isOut())
      throw new TokenError('keys_unavailable', 'The issuer’s keys cannot be fetched now.', lastAttempt?.failure);
    throw new TokenError('key_unknown', 'The issuer has no key of the id that the token names.');
  }

  return { keysWith };
}
