import type { Cursor } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

/**
 * Up to where in the feed a batch of a table goes; undefined: the ledger has no such batch. Without a number: the last one that
 * it takes for published.
 */
export async function boundOfBatch(
  database: CrossTenantDatabase,
  table: string,
  number: bigint | null,
): Promise<Cursor | undefined> {
  const [row] = await crossTenantRows(database, number === null ? lastPublished(table) : bound(table, number));
  return row;
}

function bound(table: string, number: bigint): Statement<Cursor> {
  return statement`
    select to_epoch as epoch, to_transaction_id::text as transaction_id, to_position::text as position
    from delivery.lake_batch where table_name = ${table} and number = ${number.toString()}::bigint`;
}

function lastPublished(table: string): Statement<Cursor> {
  return statement`
    select to_epoch as epoch, to_transaction_id::text as transaction_id, to_position::text as position
    from delivery.lake_batch where table_name = ${table} and status = 'published' order by number desc limit 1`;
}
