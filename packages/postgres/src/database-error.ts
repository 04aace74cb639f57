import { DatabaseError } from 'pg';

/** What PostgreSQL said of a failed statement, when it was PostgreSQL that failed it: SQLSTATE and constraint. */
export function databaseErrorOf(error: unknown): { readonly code?: string; readonly constraint?: string } | undefined {
  if (!(error instanceof DatabaseError)) return undefined;
  const { code, constraint } = error;
  return { ...(code === undefined ? {} : { code }), ...(constraint === undefined ? {} : { constraint }) };
}
