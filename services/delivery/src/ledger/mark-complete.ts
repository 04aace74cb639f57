import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

/**
 * Until when everything that is recorded can be read in the feed: now, unless a transaction that is still running holds back what
 * others have recorded since.
 */
export async function readableUntil(database: CrossTenantDatabase): Promise<string> {
  const [row] = await crossTenantRows(
    database,
    statement<{ until: string }>`
      select least(clock_timestamp(), min(e.recorded_at) - interval '1 microsecond') as until from event.domain_event e
      where e.epoch = (select max(epoch) from event.epoch)
        and e.transaction_id >= pg_snapshot_xmin(pg_current_snapshot())`,
  );
  return row?.until ?? '';
}

/** Records that nothing waited for these tables at a time. At most once in a few seconds: it is written in quiet times, too. */
export async function markComplete(
  database: CrossTenantDatabase,
  tables: readonly string[],
  at: string,
): Promise<void> {
  await crossTenantRows(database, complete(tables, at));
}

function complete(tables: readonly string[], at: string): Statement<never> {
  return statement`
    update delivery.lake_table set complete_at = ${at}::timestamptz
    where name = any (${tables}::text[])
      and (complete_at is null or complete_at < ${at}::timestamptz - interval '5 seconds')`;
}
