import type { Finding } from '@kiban/postgres/guard';

/** What one part of the examination found. */
export interface Examined {
  /** What was looked at, in a few words: `23 rules`. */
  readonly looked: string;
  readonly findings: readonly Finding[];
  /** What could not be shown either way. */
  readonly unproven?: string;
}
