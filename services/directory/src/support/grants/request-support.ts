import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { type SupportRequest, supportGrantAggregate, supportRequested } from './support-grant.ts';

export interface RequestSupport extends Creating {
  readonly fields: SupportRequest;
}

/**
 * Asks a customer to let a member of the support staff look into their tenant. Written there, where they decide.
 *
 * @param tenantId the customer's.
 * @throws CommandRefused `period_unfit`; ChangeRefused `key_taken` when the same was asked and is undecided.
 */
export function requestSupport(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RequestSupport,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  return runCommand(database, tenantId, context, {
    aggregate: supportGrantAggregate,
    id,
    receipt,
    decide: () => supportRequested(id, input.fields, now),
  });
}
