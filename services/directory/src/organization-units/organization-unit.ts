import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import { type Identifier, sortedIdentifiers } from '../identifiers.ts';
import type { References } from '../references.ts';

/** A node of the tenant's tree: an area, a block, a department. What is below it moves with it. */
export interface OrganizationUnit {
  readonly name: string;
  readonly kana: string | null;
  /** The customer's own word for this level. */
  readonly unit_type: string | null;
  readonly parent_id: string | null;
  readonly corporation_id: string | null;
  readonly identifiers: readonly Identifier[];
  readonly status: 'active' | 'closed';
}

export const organizationUnitAggregate: Aggregate<OrganizationUnit> = {
  kind: 'organization_unit',
  table: 'directory.organization_unit',
  schemaVersion: 1,
  columns: {
    name: 'text',
    kana: 'text',
    unit_type: 'text',
    parent_id: 'uuid',
    corporation_id: 'uuid',
    identifiers: 'jsonb',
    status: 'text',
  },
  personal: [],
};

export type OrganizationUnitInput = Partial<Omit<OrganizationUnit, 'status'>>;

export function unitCreated(
  id: string,
  input: OrganizationUnitInput & { name: string },
  occasion: Occasion,
): Change<OrganizationUnit> {
  const empty = { name: '', kana: null, unit_type: null, parent_id: null, corporation_id: null, identifiers: [] };
  const state: OrganizationUnit = { ...empty, ...normalized(input), name: input.name, status: 'active' };
  return beginning(id, 'organization_unit.created', state, occasion);
}

/** Changes what is given, except its place in the tree. */
export function unitChanged(
  current: StateRow<OrganizationUnit> | null,
  input: Omit<OrganizationUnitInput, 'parent_id'>,
  occasion: Occasion,
): Change<OrganizationUnit> | null {
  const unit = active(current);
  const state = { ...stateFields(organizationUnitAggregate.columns, unit), ...normalized(input) };
  return following(unit, state, 'organization_unit.changed', occasion);
}

/**
 * Moves a unit, and with it all that is below it, under another parent (null: to the top), with what else is given changed.
 * `ancestors`: the new parent and everything above it, read under the lock of the tree.
 */
export function unitMoved(
  current: StateRow<OrganizationUnit> | null,
  input: OrganizationUnitInput & { readonly parent_id: string | null },
  ancestors: readonly { readonly id: string }[],
  occasion: Occasion,
): Change<OrganizationUnit> | null {
  const unit = active(current);
  requireNoCycle(unit, ancestors);
  const state = { ...stateFields(organizationUnitAggregate.columns, unit), ...normalized(input) };
  return following(unit, state, 'organization_unit.moved', occasion);
}

/** @throws CommandRefused `would_make_a_cycle` when a unit is among those it is to stand below. */
export function requireNoCycle(
  unit: { readonly id: string; readonly name: string },
  ancestors: readonly { readonly id: string }[],
): void {
  if (ancestors.some((ancestor) => ancestor.id === unit.id))
    throw new CommandRefused('would_make_a_cycle', `“${unit.name}” cannot be moved below itself.`, {
      field: 'parent_id',
    });
}

/** What a unit refers to, of the fields that are given. */
export function placeOf({ parent_id, corporation_id }: OrganizationUnitInput): References {
  return {
    ...(parent_id === undefined ? {} : { parent_id }),
    ...(corporation_id === undefined ? {} : { corporation_id }),
  };
}

/** Closes a unit in which nothing is open any more. */
export function unitClosed(
  current: StateRow<OrganizationUnit> | null,
  openBelow: number,
  occasion: Occasion,
): Change<OrganizationUnit> | null {
  const unit = existing(current, 'organisation unit');
  if (unit.status === 'closed') throw new CommandRefused('already_closed', 'The organisation unit is closed already.');
  if (openBelow > 0)
    throw new CommandRefused(
      'not_empty',
      `“${unit.name}” still has ${openBelow} units, stores, members or roles. Move or end them first.`,
    );
  const state: OrganizationUnit = { ...stateFields(organizationUnitAggregate.columns, unit), status: 'closed' };
  return following(unit, state, 'organization_unit.closed', occasion);
}

export function unitReopened(
  current: StateRow<OrganizationUnit> | null,
  input: OrganizationUnitInput,
  occasion: Occasion,
): Change<OrganizationUnit> | null {
  const unit = existing(current, 'organisation unit');
  if (unit.status === 'active') throw new CommandRefused('still_open', 'The organisation unit is active.');
  const state: OrganizationUnit = {
    ...stateFields(organizationUnitAggregate.columns, unit),
    ...normalized(input),
    status: 'active',
  };
  return following(unit, state, 'organization_unit.reopened', occasion);
}

function active(current: StateRow<OrganizationUnit> | null): StateRow<OrganizationUnit> {
  const unit = existing(current, 'organisation unit');
  if (unit.status === 'closed') throw new CommandRefused('already_closed', 'The organisation unit is closed.');
  return unit;
}

function normalized<Input extends { identifiers?: readonly Identifier[] }>(input: Input): Input {
  return input.identifiers === undefined ? input : { ...input, identifiers: sortedIdentifiers(input.identifiers) };
}
