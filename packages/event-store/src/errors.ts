import { databaseErrorOf } from '@kiban/postgres';

/** A change that the store refused. Nothing of it was written. */
export class ChangeRefused extends Error {
  readonly code: 'version_conflict' | 'key_taken' | 'reference_unknown' | 'value_refused' | 'idempotency_key_reused';
  /** The constraint that refused it, where one did. */
  readonly constraint: string | undefined;
  constructor(code: ChangeRefused['code'], message: string, constraint?: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ChangeRefused';
    this.code = code;
    this.constraint = constraint;
  }
}

/** The aggregate is at another version than the one that was decided on. */
export function versionConflict(cause?: unknown): ChangeRefused {
  const message = 'Somebody changed this in the meantime. Load it again, and decide again.';
  return new ChangeRefused('version_conflict', message, undefined, cause);
}

/** Turns what PostgreSQL says of a refused change into a `ChangeRefused`; any other error comes back as it is. */
export function refusalOf(error: unknown): unknown {
  const { code, constraint } = databaseErrorOf(error) ?? {};
  const named = constraint === undefined ? '' : ` (${constraint})`;
  // class 22: a text that is no date, a number too large, a character that PostgreSQL does not store (NUL)
  if (code?.startsWith('22') === true)
    return new ChangeRefused('value_refused', 'A value is none that can be stored here.', undefined, error);
  switch (code) {
    case 'KB409':
      return versionConflict(error);
    case '23505':
      return new ChangeRefused('key_taken', `Something else has this already${named}.`, constraint, error);
    case '23503':
      return new ChangeRefused('reference_unknown', `It refers to something unknown${named}.`, constraint, error);
    case '23514':
    case '23502':
      return new ChangeRefused('value_refused', `A value is missing or not allowed${named}.`, constraint, error);
    default:
      return error;
  }
}
