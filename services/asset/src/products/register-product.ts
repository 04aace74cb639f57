import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { now } from '@kiban/service';
import { type ProductInput, productAggregate, productRegistered } from './product.ts';

/**
 * Makes the catalogue say of a product what a file says: `kiban products register`. Done again it changes nothing.
 *
 * @param platform the platform's own tenant, where the catalogue lies.
 * @throws CommandRefused `key_taken` when two plans have one key; ChangeRefused `key_taken` when somebody else adds it at this moment.
 */
export async function registerProduct(
  database: Database,
  platform: TenantId,
  context: ChangeContext,
  input: ProductInput,
): Promise<Outcome> {
  const [[known]] = await tenantRead(database, platform, [
    statement<{ id: string }>`select id from asset.product where product = ${input.product}`,
  ]);
  const id = known?.id ?? randomUUIDv7();
  return runCommand(database, platform, context, {
    aggregate: productAggregate,
    id,
    decide: (current) => productRegistered(id, current, input, now),
  });
}
