import { currentRequest, Problem } from '@kiban/http';

/** How many failures are borne in how long, before whoever fails on has to wait. */
interface Limit {
  readonly failures: number;
  readonly windowMs: number;
}

/**
 * Of one network and one place (a tenant's code, a device): somebody who mistypes, a device that is refused and asks on. Of one
 * network: somebody who tries them all. A chain's devices may all come from one address: a few refused ones must not keep out
 * the others, and each stops being counted once it has to wait.
 */
const LIMITS = {
  place: { failures: 20, windowMs: 600_000 },
  network: { failures: 2_000, windowMs: 3_600_000 },
} as const;
const KEPT_AT_MOST = 20_000;

export interface Failures {
  /** @throws Problem 429 when this network has failed too often, here or altogether. */
  admit(network: string, place: string): void;
  count(network: string, place: string): void;
}

interface Counter {
  count: number;
  /** Milliseconds since 1970. */
  ends_at: number;
}

/**
 * Counts failures of whoever has no token, in this process. By network, so that nobody's failures keep anybody elsewhere out;
 * what is guessed at has 98 random bits, and the counting is there for the work that guessing makes.
 */
export function countFailures(clock: () => number): Failures {
  const counters = new Map<string, Counter>();
  const waitOf = (key: string, { failures }: Limit): number => {
    const counter = counters.get(key);
    return counter === undefined || counter.count < failures ? 0 : Math.max(0, counter.ends_at - clock());
  };
  const add = (key: string, { windowMs }: Limit): void => {
    const known = counters.get(key);
    const running = known !== undefined && known.ends_at > clock();
    counters.delete(key); // what counts again is younger than what does not
    counters.set(key, running ? { ...known, count: known.count + 1 } : { count: 1, ends_at: clock() + windowMs });
    const [oldest] = counters.keys();
    if (counters.size > KEPT_AT_MOST && oldest !== undefined) counters.delete(oldest);
  };
  const keysOf = (network: string, place: string) =>
    [
      [JSON.stringify([network, place]), LIMITS.place],
      [network, LIMITS.network],
    ] as const;
  return {
    admit: (network, place) => {
      const wait = Math.max(...keysOf(network, place).map(([key, limit]) => waitOf(key, limit)));
      if (wait > 0) throw tooMany(Math.ceil(wait / 1000));
    },
    count: (network, place) => {
      for (const [key, limit] of keysOf(network, place)) add(key, limit);
    },
  };
}

function tooMany(seconds: number): Problem {
  currentRequest().logger.warn('A network failed too often', { wait_seconds: seconds });
  return new Problem(
    429,
    'too_many_requests',
    {
      en: `Too many attempts from here have failed. Try again in ${Math.ceil(seconds / 60)} minutes.`,
      ja: `この接続元からの失敗が続いています。${Math.ceil(seconds / 60)} 分後にもう一度お試しください。`,
    },
    { headers: { 'retry-after': String(seconds) } },
  );
}
