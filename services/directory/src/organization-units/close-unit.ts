import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { organizationUnitAggregate, unitClosed } from './organization-unit.ts';
import { openBelowUnit } from './tree.ts';

/**
 * Closes a unit in which nothing is open any more. Whoever places something in it at the same time waits, or is waited for
 * (`relyingOn`).
 *
 * @throws CommandRefused `not_found`, `already_closed`, `not_empty`.
 */
export function closeUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    ...changing(input),
    facts: openBelowUnit(input.id),
    decide: (current, [below]) => unitClosed(current, below?.open ?? 0, now),
  });
}
