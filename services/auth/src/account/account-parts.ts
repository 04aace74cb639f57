import type { Database } from '@kiban/postgres';
import type { SignInParts } from '../sign-in/parts.ts';

/** What the account pages work with. */
export interface AccountParts extends SignInParts {
  /** The platform's database as kiban_auth_recorder: what happened at sign-in. It may be away. */
  readonly history: Database;
}
