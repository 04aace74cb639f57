import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type Referred, requireOpen } from '../references.ts';
import {
  type OrganizationUnitInput,
  organizationUnitAggregate,
  placeOf,
  requireNoCycle,
  unitReopened,
} from './organization-unit.ts';

export interface ReopenUnit extends Changing {
  readonly fields: OrganizationUnitInput;
}

/**
 * Makes a closed unit active again, where it was or below another unit; what is above it must be active.
 *
 * @throws CommandRefused `not_found`, `still_open`, `would_make_a_cycle`, `reference_unknown`, `reference_closed`;
 *   ChangeRefused `key_taken` when another unit has taken one of its codes.
 */
export function reopenUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ReopenUnit,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    ...changing(input),
    alone: true,
    facts: (current) => aboveAndCorporation({ ...placeOf(current ?? {}), ...placeOf(input.fields) }),
    decide: (current, found) => {
      const change = unitReopened(current, input.fields, now);
      if (change === null) return null;
      requireNoCycle({ id: input.id, name: change.state.name }, found);
      requireOpen(placeOf(change.state), found);
      return change;
    },
  });
}

/** The parent, then what is above it (under a field that nothing has), and the corporation. */
function aboveAndCorporation(place: ReturnType<typeof placeOf>): Statement<Referred & { id: string }> {
  const [parent, corporation] = [place.parent_id ?? null, place.corporation_id ?? null];
  return statement`
    with recursive above (id, parent_id, status) as (
      select id, parent_id, status from directory.organization_unit where id = ${parent}::uuid
      union
      select u.id, u.parent_id, u.status from directory.organization_unit u join above on u.id = above.parent_id
    )
    select id, case when id = ${parent}::uuid then 'parent_id' else 'above' end as field, status from above
    union all
    select id, 'corporation_id', status from directory.corporation where id = ${corporation}::uuid`;
}
