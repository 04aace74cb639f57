import type { ObjectStorage } from '@kiban/object-storage';
import { type CrossTenantDatabase, crossTenantRows, statement } from '@kiban/postgres';
import { DeliveryError } from '../delivery-error.ts';
import type { Lake } from './open-lake.ts';

const MARK = '_kiban_ledger.json';

/**
 * Demands that the lake is this ledger's; one that is nobody's becomes it. Batch numbers of two ledgers mean different
 * events, so that each would take the other's for its own.
 *
 * @throws DeliveryError `lake_of_another_ledger`.
 */
export async function requireOwnLake(database: CrossTenantDatabase, lake: Lake): Promise<void> {
  if (lake.compared.has('ledger')) return;
  const [ledger] = await crossTenantRows(database, statement<{ id: string }>`select id from delivery.ledger`);
  const own = ledger?.id ?? '';
  await lake.storage.putIfAbsent(MARK, new TextEncoder().encode(JSON.stringify({ ledger_id: own })));
  const owner = await ownerOf(lake.storage);
  if (owner !== own)
    throw new DeliveryError(
      'lake_of_another_ledger',
      `The lake at ${lake.storage.location} was written from another database (ledger ${owner}, this one is ${own}). Give each database a lake of its own.`,
    );
  lake.compared.add('ledger');
}

async function ownerOf(storage: ObjectStorage): Promise<string> {
  const mark = await storage.get(MARK);
  const { ledger_id } = JSON.parse(new TextDecoder().decode(mark ?? undefined) || '{}') as { ledger_id?: string };
  return ledger_id ?? 'unknown';
}
