import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type ProductInput, productAggregate, productChanged } from './product.ts';

export interface ChangeProduct extends Changing {
  readonly fields: Partial<Omit<ProductInput, 'product'>>;
}

/** @throws CommandRefused `not_found`, `already_closed`, `key_taken`. */
export function changeProduct(
  database: Database,
  platform: TenantId,
  context: ChangeContext,
  input: ChangeProduct,
): Promise<Outcome> {
  return runCommand(database, platform, context, {
    aggregate: productAggregate,
    ...changing(input),
    decide: (current) => productChanged(current, input.fields, now),
  });
}
