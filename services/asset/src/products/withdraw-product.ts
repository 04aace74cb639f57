import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { productAggregate, productWithdrawn } from './product.ts';

/** Sells it no more. Licences that were sold stay. @throws CommandRefused `not_found`, `already_closed`. */
export function withdrawProduct(
  database: Database,
  platform: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, platform, context, {
    aggregate: productAggregate,
    ...changing(input),
    decide: (current) => productWithdrawn(current, now),
  });
}
