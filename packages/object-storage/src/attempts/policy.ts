/** How often and how long an operation is tried. */
export interface RetryOptions {
  /** Attempts at one operation, the first included. Default 6. */
  readonly attempts?: number;
  /** Longest pause after the first failed attempt, doubled with each; the pause is drawn at random below it. Milliseconds, default 100. */
  readonly firstDelayMs?: number;
  /** Default 5,000. */
  readonly longestDelayMs?: number;
  /**
   * How long an attempt may go without an answer or a further byte. Milliseconds, default 30,000; writes get a second more for
   * each mebibyte.
   */
  readonly timeoutMs?: number;
}

export type Policy = Required<RetryOptions>;

export function policyOf(options: RetryOptions = {}): Policy {
  return { attempts: 6, firstDelayMs: 100, longestDelayMs: 5_000, timeoutMs: 30_000, ...options };
}
