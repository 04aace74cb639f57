import type { Cursor } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

/**
 * Records that a table is to be written anew from the first event on up to a place in the feed. What waited for it is
 * dropped: the rebuild holds it. Its number is above every one that the table in the lake carries.
 */
export async function cutRebuild(
  database: CrossTenantDatabase,
  tableName: string,
  to: Cursor,
  numberInLake: number,
): Promise<void> {
  await crossTenantRows(database, cut(tableName, to, numberInLake));
}

function cut(tableName: string, to: Cursor, numberInLake: number): Statement<never> {
  return statement`
    with dropped as (
      delete from delivery.lake_batch where table_name = ${tableName} and status <> 'published' returning 1
    ), moved as (
      update delivery.lake_table
      set epoch = ${to.epoch}::int, transaction_id = ${to.transaction_id}::xid8, position = ${to.position}::bigint,
        number = greatest(number, ${numberInLake}::bigint) + 1
      -- counting the dropped makes them be gone before the next is recorded: one waits at most
      where name = ${tableName} and (select count(*) from dropped) >= 0
      returning name, number
    )
    insert into delivery.lake_batch (table_name, number, kind, from_epoch, from_transaction_id, from_position,
      to_epoch, to_transaction_id, to_position, status)
    select name, number, 'rebuild', 0, '0', 0,
      ${to.epoch}::int, ${to.transaction_id}::xid8, ${to.position}::bigint, 'cut'
    from moved`;
}
