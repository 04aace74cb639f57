import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { PendingErasure } from './pending-erasures.ts';

/** Versions of the tables in which a user's data is not; null: the table had none. */
export interface RewrittenVersions {
  readonly user: number | null;
  readonly user_history: number | null;
  readonly sign_in_history: number | null;
}

/** `at`: RFC 3339, by the clock of the worker, which is the one that files are removed by. */
export async function markRewritten(
  database: CrossTenantDatabase,
  users: readonly PendingErasure[],
  versions: RewrittenVersions,
  at: string,
): Promise<void> {
  await crossTenantRows(database, rewritten(users, versions, at));
}

export async function markRemoved(database: CrossTenantDatabase, until: string, files: number): Promise<void> {
  await crossTenantRows(database, removed(until, files));
}

function rewritten(users: readonly PendingErasure[], versions: RewrittenVersions, at: string): Statement<never> {
  return statement`
    update delivery.erasure e
    set rewritten_at = ${at}::timestamptz, user_version = ${versions.user}::bigint,
      user_history_version = ${versions.user_history}::bigint,
      sign_in_history_version = ${versions.sign_in_history}::bigint
    from jsonb_to_recordset(${JSON.stringify(users)}::jsonb) as u (tenant_id uuid, user_id uuid)
    where e.tenant_id = u.tenant_id and e.user_id = u.user_id and e.rewritten_at is null`;
}

function removed(until: string, files: number): Statement<never> {
  return statement`
    update delivery.erasure set removed_at = clock_timestamp(), files_removed = ${files}::bigint
    where removed_at is null and rewritten_at <= ${until}::timestamptz`;
}
