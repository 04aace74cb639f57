/** What a store does wrong with one request. */
export type Fault =
  /** Answers an error, with `after` although the request was carried out. 409: S3 says that another write is under way. */
  | { readonly kind: 'status'; readonly status: 409 | 429 | 500 | 503; readonly when: 'before' | 'after' }
  /** Ends the connection before or after the request was carried out, or in the middle of the answer's body. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' | 'midway' }
  /** Never answers. */
  | { readonly kind: 'stall'; readonly when: 'before' | 'after' };

export interface FaultyRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** From 1 on, in the order of arrival. */
  readonly number: number;
}

/** Decides for each request; undefined lets it be carried out and answered. */
export type Faults = (request: FaultyRequest) => Fault | undefined;

const KINDS: readonly Fault[] = [
  { kind: 'status', status: 503, when: 'before' },
  { kind: 'status', status: 429, when: 'before' },
  { kind: 'status', status: 500, when: 'after' },
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'drop', when: 'midway' },
];

/** A fault of any kind that answers, or fails, at once, for this share of the requests (0 to 1); the same ones for the same seed. */
export function randomFaults(seed: number, share: number): Faults {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => (next() < share ? KINDS[Math.floor(next() * KINDS.length)] : undefined);
}
