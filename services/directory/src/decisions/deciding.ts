import type { Database } from '@kiban/postgres';
import type { Authorize } from './asker.ts';
import type { LoadFacts } from './load-facts.ts';

/** What decisions need. */
export interface Deciding {
  readonly database: Database;
  readonly loadFacts: LoadFacts;
  readonly authorize: Authorize;
}
