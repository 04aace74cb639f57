import type { Caller } from '../callers/caller.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Words } from '../words.ts';

export interface ApiOptions<Access> {
  readonly title: Words;
  readonly version: string;
  readonly description: Words;
  /** Whether the caller may, right now. Its result reaches the handler as `access`. @throws Problem 403 */
  readonly authorize: (permission: string, caller: Caller) => Promise<Access>;
  /** The scopes of which one is needed for a permission, for the document. */
  readonly scopesOf: (permission: string) => readonly string[];
  /** Where `app` is mounted: `/directory/v1`. */
  readonly serverPath: string;
  readonly oidcDiscoveryUrl: string;
  /** Problems that every operation can answer beside 401, permission_missing, 500 and 503. */
  readonly refusals?: readonly ProblemCode[];
}
