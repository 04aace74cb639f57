import { createHash, timingSafeEqual } from 'node:crypto';
import type { Expected } from './relying-party.ts';

/** A sign-in that a browser was sent away for. */
export interface PendingSignIn extends Expected {
  readonly return_to: string;
}

/** Sign-ins under way, by `state`; each belongs to the browser that began it, and serves once. */
export interface PendingSignIns {
  begin(pending: PendingSignIn, browser: string): void;
  /** Undefined when there is none of this state, it is too old, or another browser began it. */
  take(state: string, browser: string | undefined): PendingSignIn | undefined;
}

/** In milliseconds: somebody may have to find the printed codes first. */
const KEPT_MS = 30 * 60_000;

export function pendingSignIns(clock: () => number, atMost: number): PendingSignIns {
  const pending = new Map<string, { readonly of: PendingSignIn; readonly browser: Buffer; readonly until: number }>();
  return {
    begin: (of, browser) => {
      pending.set(of.state, { of, browser: digest(browser), until: clock() + KEPT_MS });
      for (const [state, { until }] of pending) {
        if (pending.size <= atMost && until > clock()) break;
        pending.delete(state);
      }
    },
    take: (state, browser) => {
      const found = pending.get(state);
      if (found === undefined || browser === undefined || !timingSafeEqual(found.browser, digest(browser)))
        return undefined;
      pending.delete(state);
      return found.until > clock() ? found.of : undefined;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
