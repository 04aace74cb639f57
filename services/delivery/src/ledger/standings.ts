import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { Standing } from './batch.ts';

/** How far each table is, by name. Tables that the ledger does not know yet are entered. */
export async function readStandings(
  database: CrossTenantDatabase,
  tables: readonly string[],
): Promise<Map<string, Standing>> {
  const known = await crossTenantRows(database, standingsOf(tables));
  if (known.length < tables.length) {
    await crossTenantRows(database, enter(tables));
    return readStandings(database, tables);
  }
  return new Map(known.map((standing) => [standing.table_name, standing]));
}

function enter(tables: readonly string[]): Statement<never> {
  return statement`insert into delivery.lake_table (name) select unnest(${tables}::text[]) on conflict do nothing`;
}

function standingsOf(tables: readonly string[]): Statement<Standing> {
  return statement`
    select t.name as table_name,
      jsonb_build_object('epoch', t.epoch, 'transaction_id', t.transaction_id::text, 'position', t.position::text) as cut,
      t.number,
      (select coalesce(max(b.number), 0) from delivery.lake_batch b
        where b.table_name = t.name and b.status = 'published') as published_number,
      (select jsonb_build_object('table_name', w.table_name, 'number', w.number, 'kind', w.kind, 'events', w.events,
          'attempts', w.attempts, 'resting', coalesce(w.try_again_at > clock_timestamp(), false),
          'from', jsonb_build_object('epoch', w.from_epoch, 'transaction_id', w.from_transaction_id::text,
            'position', w.from_position::text),
          'to', jsonb_build_object('epoch', w.to_epoch, 'transaction_id', w.to_transaction_id::text,
            'position', w.to_position::text))
        from delivery.lake_batch w where w.table_name = t.name and w.status <> 'published') as waiting
    from delivery.lake_table t where t.name = any (${tables}::text[])`;
}
