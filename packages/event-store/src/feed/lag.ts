import { type CrossTenantDatabase, crossTenantRows, statement } from '@kiban/postgres';
import { savedCursor } from './subscription.ts';

/** How far a consumer has come. */
export interface Lag {
  /** When the first event was recorded that it has not read, RFC 3339; null: it has read all there are. */
  readonly oldest_unread: string | null;
  /** RFC 3339, by the database's clock. */
  readonly now: string;
}

/** How far a subscription is behind, what the feed holds back included. */
export async function lagOf(database: CrossTenantDatabase, name: string): Promise<Lag> {
  const { epoch, transaction_id, position } = await savedCursor(database, name);
  const [lag] = await crossTenantRows(
    database,
    statement<Lag>`
      select clock_timestamp() as now, (
        select recorded_at from event.domain_event
        where (epoch, transaction_id, position) > (${epoch}::int, ${transaction_id}::xid8, ${position}::bigint)
        order by epoch, transaction_id, position limit 1) as oldest_unread`,
  );
  if (lag === undefined) throw new Error('The database did not say how far the feed is.');
  return lag;
}
