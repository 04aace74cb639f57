import { type ChangeContext, type Recorded, runCommand, streamKey, treeKey } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { requireOpenUnit } from './close-unit.ts';
import { moveOrganizationUnit, type OrganizationUnitInput, organizationUnitAggregate } from './organization-unit.ts';
import { unitAndAncestors } from './tree.ts';

/** A unit's new place, with what else is to change. */
export interface MoveUnit extends OrganizationUnitInput {
  readonly id: string;
  /** Null: to the top. */
  readonly parent_id: string | null;
}

/**
 * Moves a unit, and with it all that is below it, under another parent. Moves of a tenant happen one at a time: two that
 * cross, each legal alone, would make a cycle. The new parent cannot be closed meanwhile (`closeUnit`).
 *
 * @throws CommandRefused `not_found`, `already_closed`, `would_make_a_cycle`, `reference_closed`.
 */
export function moveUnit(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { id, ...input }: MoveUnit,
): Promise<Recorded | null> {
  const { parent_id: parentId } = input;
  return runCommand(database, tenantId, context, {
    aggregate: organizationUnitAggregate,
    id,
    alsoLock: [treeKey(organizationUnitAggregate.kind)],
    alsoLockShared: parentId === null ? [] : [streamKey(parentId)],
    facts: unitAndAncestors(parentId),
    decide: (current, above) => {
      const change = moveOrganizationUnit(current, input, above, now);
      if (parentId !== null && change?.payload.changed.includes('parent_id')) requireOpenUnit(above[0]);
      return change;
    },
  });
}
