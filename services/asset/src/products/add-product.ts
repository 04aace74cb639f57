import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { type ProductInput, productAdded, productAggregate } from './product.ts';

export interface AddProduct extends Creating {
  readonly fields: ProductInput;
}

/** @throws CommandRefused, ChangeRefused `key_taken`: two plans with one key; another product with the code. */
export function addProduct(
  database: Database,
  platform: TenantId,
  context: ChangeContext,
  input: AddProduct,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  return runCommand(database, platform, context, {
    aggregate: productAggregate,
    id,
    receipt,
    decide: () => productAdded(id, input.fields, now),
  });
}
