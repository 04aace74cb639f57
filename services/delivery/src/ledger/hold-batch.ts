import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { Batch } from './batch.ts';

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 600;

/** Records why a batch is held back; it is tried again after a while, each time a longer one. */
export async function holdBatch(
  database: CrossTenantDatabase,
  batch: Batch,
  reason: string,
  detail: string,
): Promise<void> {
  const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(batch.attempts, 10), LONGEST_WAIT_SECONDS);
  await crossTenantRows(database, hold(batch, reason, detail, seconds));
}

function hold(batch: Batch, reason: string, detail: string, seconds: number): Statement<never> {
  return statement`
    update delivery.lake_batch
    set status = 'held', held_reason = ${reason}, held_detail = ${detail},
      held_at = coalesce(held_at, clock_timestamp()), attempts = attempts + 1,
      try_again_at = clock_timestamp() + make_interval(secs => ${seconds})
    where table_name = ${batch.table_name} and number = ${batch.number}::bigint and status <> 'published'`;
}
