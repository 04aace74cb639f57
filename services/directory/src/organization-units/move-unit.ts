import { type ChangeContext, type Outcome, runCommand, streamKey, treeKey } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { requireOpen } from '../references.ts';
import { organizationUnitAggregate, unitMoved } from './organization-unit.ts';
import { unitAndAncestors } from './tree.ts';

export interface MoveUnit extends Changing {
  /** Null: to the top. */
  readonly parent_id: string | null;
}

/**
 * Moves a unit, and with it all that is below it, under another parent. Moves of a tenant happen one at a time: two that
 * cross, each legal alone, would make a cycle. The new parent cannot be closed meanwhile (`closeUnit`).
 *
 * @throws CommandRefused `not_found`, `already_closed`, `would_make_a_cycle`, `reference_unknown`, `reference_closed`.
 */
export function moveUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: MoveUnit,
): Promise<Outcome> {
  const { parent_id } = input;
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    ...changing(input),
    alsoLock: [treeKey(organizationUnitAggregate.kind)],
    alsoLockShared: parent_id === null ? [] : [streamKey(parent_id)],
    facts: unitAndAncestors(parent_id),
    decide: (current, above) => {
      const change = unitMoved(current, { parent_id }, above, now);
      requireOpen({ parent_id }, parentIn(above), change?.payload.changed ?? []);
      return change;
    },
  });
}

function parentIn(above: readonly { readonly status: string }[]): { field: string; status: string }[] {
  return above.slice(0, 1).map(({ status }) => ({ field: 'parent_id', status }));
}
