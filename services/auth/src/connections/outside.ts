import type { GuardedFetch } from '@kiban/http';

/** How addresses that customers give are asked. */
export interface Outside {
  readonly ask: GuardedFetch;
  /** Origins that may be plain HTTP: the operator's own, and those of tests. */
  readonly allowed: readonly string[];
}
