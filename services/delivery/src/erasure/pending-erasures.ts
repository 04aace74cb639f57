import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

export interface PendingErasure {
  readonly tenant_id: string;
  readonly user_id: string;
}

/** At a time: the rest follows in the next round. */
const MOST = 500;

/** Erased users who are still in the tables. */
export function erasuresToRewrite(database: CrossTenantDatabase): Promise<PendingErasure[]> {
  return crossTenantRows(database, notRewritten());
}

function notRewritten(): Statement<PendingErasure> {
  return statement`
    select tenant_id, user_id from delivery.erasure
    where rewritten_at is null order by noticed_at, user_id limit ${MOST}`;
}

/** When the last of the users was taken out of the tables whose removed files may go now; null: none may. */
export async function lastToRemove(database: CrossTenantDatabase, before: string): Promise<string | null> {
  const [due] = await crossTenantRows(
    database,
    statement<{ rewritten_at: string | null }>`
      select max(rewritten_at) as rewritten_at from delivery.erasure
      where removed_at is null and rewritten_at <= ${before}::timestamptz`,
  );
  return due?.rewritten_at ?? null;
}
