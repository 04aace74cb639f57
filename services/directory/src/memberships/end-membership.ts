import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { type Changing, changing } from '../operation.ts';
import { membershipAggregate, membershipEnded } from './membership.ts';

/** @throws CommandRefused `not_found`, `already_closed`. */
export function endMembership(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: membershipAggregate,
    ...changing(input),
    decide: (current) => membershipEnded(current, now),
  });
}
