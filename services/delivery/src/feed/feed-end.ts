import type { Cursor } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

/** Up to where the feed can be read now. In an epoch that has no event yet, its beginning. */
export async function feedEnd(database: CrossTenantDatabase): Promise<Cursor> {
  // the epoch first: see readFeed
  const epoch = await newestEpoch(database);
  const [last] = await crossTenantRows(database, lastReadable(epoch));
  return last?.epoch === epoch ? last : { epoch, transaction_id: '0', position: '0' };
}

export async function newestEpoch(database: CrossTenantDatabase): Promise<number> {
  const [newest] = await crossTenantRows(
    database,
    statement<{ epoch: number }>`select max(epoch) as epoch from event.epoch`,
  );
  return newest?.epoch ?? 0;
}

function lastReadable(epoch: number): Statement<Cursor> {
  return statement`
    select epoch, transaction_id::text, position::text from event.domain_event e
    where e.epoch <= ${epoch}::int
      and (e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) or e.epoch < (select max(epoch) from event.epoch))
    order by e.epoch desc, e.transaction_id desc, e.position desc
    limit 1`;
}
