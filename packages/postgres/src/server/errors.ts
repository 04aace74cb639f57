export type PostgresServerErrorCode =
  | 'port_in_use'
  | 'data_folder_broken'
  | 'data_folder_version'
  | 'disk_full'
  | 'platform_unsupported'
  | 'server_did_not_start'
  | 'in_use'
  | 'credentials_unreadable'
  | 'database_unreachable'
  | 'owner_without_createrole';

/** What keeps Kiban from its database. The message says what happened and what mends it, and never holds a password. */
export class PostgresServerError extends Error {
  readonly code: PostgresServerErrorCode;

  constructor(code: PostgresServerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PostgresServerError';
    this.code = code;
  }
}

/** The `code` of a system error (ENOENT) or of PostgreSQL (28P01). */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

export const RESET_OR_RESTORE =
  'Start afresh with `npm start -- --reset` (this deletes the data), or restore the folder from a backup.';
