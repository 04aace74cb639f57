import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { relyingOn, requireOpen } from '../references.ts';
import { type OrganizationUnitInput, organizationUnitAggregate, placeOf, unitCreated } from './organization-unit.ts';

export interface CreateUnit extends Creating {
  readonly fields: OrganizationUnitInput & { readonly name: string };
}

/** @throws CommandRefused `reference_unknown`, `reference_closed`; ChangeRefused `key_taken` when an active unit has the code. */
export function createUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: CreateUnit,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const place = placeOf(input.fields);
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    id,
    receipt,
    ...relyingOn(place),
    decide: (_current, found) => {
      requireOpen(place, found);
      return unitCreated(id, input.fields, now);
    },
  });
}
