import { asOwner, withMigrationLock } from '@kiban/postgres';

/**
 * Begins a new epoch of the feed when the database was restored since the last start. Called at every start, as the owner,
 * after the migrations: it takes their lock, so that of several processes that start together one notices.
 *
 * @returns the new epoch; null when nothing happened.
 */
export function noticeRestore(ownerUrl: string): Promise<number | null> {
  return asOwner(ownerUrl, (owner) =>
    withMigrationLock(owner, async () => {
      const result = await owner.query<{ epoch: number | null }>('select event.notice_restore() as epoch');
      return result.rows[0]?.epoch ?? null;
    }),
  );
}

/**
 * Begins a new epoch by hand, as the owner: for a restore that leaves no trace in the database itself.
 *
 * @returns the new epoch.
 */
export function beginEpoch(ownerUrl: string, reason: string): Promise<number> {
  return asOwner(ownerUrl, async (owner) => {
    const result = await owner.query<{ epoch: number }>('select event.begin_epoch($1) as epoch', [reason]);
    return result.rows[0]?.epoch ?? 0;
  });
}
