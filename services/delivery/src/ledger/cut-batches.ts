import type { Cursor } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import { DeliveryError } from '../delivery-error.ts';

/** What of a stretch of the feed concerns one table. */
export interface Cut {
  readonly table_name: string;
  readonly events: number;
  /** RFC 3339; null when no event concerns it. */
  readonly first_recorded_at: string | null;
  readonly last_recorded_at: string | null;
}

/**
 * Records that the feed was cut from one place to another for tables that stood at the first, before anything is written:
 * whoever goes on after a crash finds the same bounds. A table that nothing concerns gets no batch and moves on.
 *
 * @returns the numbers of the batches.
 * @throws DeliveryError `turn_lost` when one of the tables stood elsewhere: another worker was here.
 */
export async function cutBatches(
  database: CrossTenantDatabase,
  from: Cursor,
  to: Cursor,
  cuts: readonly Cut[],
): Promise<{ table_name: string; number: number }[]> {
  const moved = await crossTenantRows(database, cutAll(from, to, cuts));
  if (moved.length < cuts.length)
    throw new DeliveryError('turn_lost', 'Another worker has cut the feed for a table of the lake.');
  const concerned = new Set(cuts.filter(({ events }) => events > 0).map(({ table_name }) => table_name));
  return moved.filter(({ table_name }) => concerned.has(table_name));
}

function cutAll(from: Cursor, to: Cursor, cuts: readonly Cut[]): Statement<{ table_name: string; number: number }> {
  return statement`
    with moved as (
      update delivery.lake_table t
      set epoch = ${to.epoch}::int, transaction_id = ${to.transaction_id}::xid8, position = ${to.position}::bigint,
        number = t.number + (c.events > 0)::int
      from jsonb_to_recordset(${JSON.stringify(cuts)}::jsonb) as c (
        table_name text, events bigint, first_recorded_at timestamptz, last_recorded_at timestamptz)
      where t.name = c.table_name and (t.epoch, t.transaction_id, t.position)
        = (${from.epoch}::int, ${from.transaction_id}::xid8, ${from.position}::bigint)
      returning c.*, t.number
    ), recorded as (
      insert into delivery.lake_batch (table_name, number, kind, from_epoch, from_transaction_id, from_position,
        to_epoch, to_transaction_id, to_position, events, first_recorded_at, last_recorded_at, status)
      select table_name, number, 'changes', ${from.epoch}::int, ${from.transaction_id}::xid8, ${from.position}::bigint,
        ${to.epoch}::int, ${to.transaction_id}::xid8, ${to.position}::bigint, events, first_recorded_at,
        last_recorded_at, 'cut'
      from moved where events > 0
    )
    select table_name, number from moved`;
}
