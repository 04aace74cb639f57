import { statement, type TenantTransaction } from '@kiban/postgres';

/**
 * Deletes the personal part of every event of one aggregate of the transaction's tenant, and with it the salts: the digests
 * that stay in the events say nothing any more. Events, state and history stay as they are. Works in a transaction of the
 * role `kiban_eraser` only; may be repeated.
 *
 * @returns how many events lost their personal part now.
 */
export async function erasePersonalData(transaction: TenantTransaction, aggregateId: string): Promise<number> {
  const erased = await transaction.rows<{ event_id: string }>(
    statement`delete from event.personal_data where aggregate_id = ${aggregateId}::uuid returning event_id`,
  );
  return erased.length;
}
