import { followEvents } from '../streams/follow-events.ts';

export interface FollowOptions {
  /** `https://asset.example.com/asset/v1/entitlements/stream`. */
  readonly url: string;
  readonly token: () => string | Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  /** Answers may be others now; null: of whichever product. */
  readonly changed: (product: string | null) => void;
  readonly signal: AbortSignal;
}

/** The service gives a sign of life every 15 seconds. */
const SILENCE_MS = 45_000;

/** Follows the stream until the signal, coming back whenever it breaks. Never throws: without it answers are only older. */
export function followStream({ changed, ...options }: FollowOptions): Promise<void> {
  return followEvents({
    ...options,
    silenceMs: SILENCE_MS,
    // without a place to go on from, what happened until now is unknown
    begun: (resumed) => {
      if (!resumed) changed(null);
    },
    heard: ({ event, data }) => {
      if (event === 'changed') changed(productIn(data));
    },
  });
}

/** What cannot be read concerns every product. */
function productIn(data: string): string | null {
  try {
    const { product } = JSON.parse(data) as { product?: unknown };
    return typeof product === 'string' ? product : null;
  } catch {
    return null;
  }
}
