import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Lake } from '../lake/open-lake.ts';

/** Hours between two tidyings of a table. */
const EVERY_HOURS = 24;
/** Hours after which one that failed is tried again. */
const AGAIN_AFTER_HOURS = 1;
/** Days for which the ledger's batches are kept: longer than any version of a table can be read. A day at a second's pace makes a million. */
const LEDGER_DAYS = 14;

/** Tables whose turn to be tidied it is, the longest untidied first. */
export async function tablesToTidy(database: CrossTenantDatabase): Promise<string[]> {
  const due = await crossTenantRows(
    database,
    statement<{ name: string }>`
      select name from delivery.lake_table
      where tidied_at < clock_timestamp() - make_interval(hours => ${EVERY_HOURS}) order by tidied_at`,
  );
  return due.map(({ name }) => name);
}

/** Removes files and log entries that are older than the table's retention, and the ledger's memory of long ago. */
export async function tidyTable(database: CrossTenantDatabase, lake: Lake, table: LakeTable): Promise<void> {
  const { name } = table;
  await crossTenantRows(database, begun(name));
  const lakeTable = await lake.ensure(table);
  await lakeTable.vacuum();
  await lakeTable.cleanUpLog();
  await crossTenantRows(database, forgetShares(name));
  await crossTenantRows(database, forgetBatches(name));
}

/** Before it is tried: what cannot be tidied is not listed from end to end in every round. */
function begun(name: string): Statement<never> {
  return statement`
    update delivery.lake_table
    set tidied_at = clock_timestamp() - make_interval(hours => ${EVERY_HOURS - AGAIN_AFTER_HOURS}) where name = ${name}`;
}

function forgetShares(name: string): Statement<never> {
  return statement`
    delete from delivery.tenant_batch
    where table_name = ${name} and published_at < clock_timestamp() - make_interval(days => ${LEDGER_DAYS})`;
}

function forgetBatches(name: string): Statement<never> {
  return statement`
    with tidied as (
      update delivery.lake_table set tidied_at = clock_timestamp() where name = ${name} returning name, number
    )
    delete from delivery.lake_batch b using tidied t
    where b.table_name = t.name and b.status = 'published' and b.number < t.number
      and b.published_at < clock_timestamp() - make_interval(days => ${LEDGER_DAYS})
      -- the last one that was published says how far the table is
      and exists (select from delivery.lake_batch l
        where l.table_name = b.table_name and l.status = 'published' and l.number > b.number)`;
}
