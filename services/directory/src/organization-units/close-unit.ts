import { type ChangeContext, type Command, type Recorded, runCommand, streamKey } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { CommandRefused } from '../refusals.ts';
import { closeOrganizationUnit, organizationUnitAggregate } from './organization-unit.ts';
import { openBelowUnit } from './tree.ts';

/**
 * Closes a unit in which nothing is open any more.
 *
 * Closing locks the unit's stream exclusively, as every change of the unit does. Whoever places something in a unit
 * relies on it being open and locks its stream shared (`placedIn`): places may be filled at the same time, but none while
 * the unit is being closed.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `not_empty`.
 */
export function closeUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { id }: { readonly id: string },
): Promise<Recorded | null> {
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    id,
    facts: openBelowUnit(id),
    decide: (current, [below]) => closeOrganizationUnit(current, below?.open ?? 0, now),
  });
}

/** What a command must lock and know to place something in a unit: spread it into the command, check in `decide`. */
export function placedIn(
  unitId: string,
): Required<Pick<Command<never, { status: string }>, 'alsoLockShared' | 'facts'>> {
  return { alsoLockShared: [streamKey(unitId)], facts: statusOfUnit(unitId) };
}

/** @throws CommandRefused when the unit that something is to be placed in is closed or unknown. */
export function requireOpenUnit(unit: { readonly status: string } | undefined): void {
  if (unit?.status !== 'active')
    throw new CommandRefused('reference_closed', 'The organisation unit is closed or unknown. Choose another one.');
}

function statusOfUnit(unitId: string): Statement<{ status: string }> {
  return statement`select status from directory.organization_unit where id = ${unitId}::uuid`;
}
