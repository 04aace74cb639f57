import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { relyingOn, requireOpen } from '../references.ts';
import { type OrganizationUnitInput, organizationUnitAggregate, placeOf, unitChanged } from './organization-unit.ts';

export interface ChangeUnit extends Changing {
  readonly fields: Omit<OrganizationUnitInput, 'parent_id'>;
}

/**
 * Changes what is given, except the unit's place in the tree (`moveUnit`).
 *
 * @throws CommandRefused `not_found`, `already_closed`, `reference_unknown`, `reference_closed`; ChangeRefused `key_taken`.
 */
export function changeUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeUnit,
): Promise<Outcome> {
  const corporation = placeOf(input.fields);
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    ...changing(input),
    ...relyingOn(corporation),
    decide: (current, found) => {
      const change = unitChanged(current, input.fields, now);
      requireOpen(corporation, found, change?.payload.changed ?? []);
      return change;
    },
  });
}
