import { databaseErrorOf } from './database-error.ts';

// PostgreSQL's classes 08 (connection), 53 (out of resources) and 57 (shutting down, cancelled), and the sockets' own words
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT']);

/** Whether an error says that the database does not answer now, and may later: nothing is wrong with what was asked. */
export function isUnreachable(error: unknown): boolean {
  const state = databaseErrorOf(error)?.code;
  if (state !== undefined) return /^(08|53|57)/.test(state);
  if (!(error instanceof Error)) return false;
  return (
    UNREACHABLE.has(String((error as { code?: unknown }).code)) ||
    /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message)
  );
}
