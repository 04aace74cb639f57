import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { productAggregate, productOffered } from './product.ts';

/** Sells what was withdrawn again. @throws CommandRefused `not_found`, `still_open`. */
export function offerProduct(
  database: Database,
  platform: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, platform, context, {
    aggregate: productAggregate,
    ...changing(input),
    decide: (current) => productOffered(current, now),
  });
}
