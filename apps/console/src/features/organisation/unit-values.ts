import type { Identifier, OrganizationUnit } from '../../api/types.ts';
import type { NewUnit } from './api/create-unit.ts';

/** What the form of a unit holds; '' is nothing. */
export interface UnitValues {
  readonly name: string;
  readonly kana: string;
  readonly unit_type: string;
  /** Only of a new unit: one that is there is moved. */
  readonly parent_id: string | null;
  readonly corporation_id: string | null;
  readonly identifiers: readonly Identifier[];
}

export const newUnitFields = [
  'name',
  'kana',
  'unit_type',
  'parent_id',
  'corporation_id',
  'identifiers',
] as const satisfies readonly (keyof UnitValues)[];
export const unitFields = newUnitFields.filter((field) => field !== 'parent_id');

export function unitValues(unit: OrganizationUnit): UnitValues {
  return {
    name: unit.name,
    kana: unit.kana ?? '',
    unit_type: unit.unit_type ?? '',
    parent_id: unit.parent_id,
    corporation_id: unit.corporation_id,
    identifiers: unit.identifiers,
  };
}

/** What a new unit begins with: below a unit, of its corporation. */
export function newUnitValues(parent: OrganizationUnit | null): UnitValues {
  return {
    name: '',
    kana: '',
    unit_type: '',
    parent_id: parent?.id ?? null,
    corporation_id: parent?.corporation_id ?? null,
    identifiers: [],
  };
}

/** As the API takes it: an emptied text becomes null, a line of codes without anything is left out. */
export function writableUnit(values: UnitValues): NewUnit;
export function writableUnit(values: Partial<UnitValues>): Partial<NewUnit>;
export function writableUnit(values: Partial<UnitValues>): Partial<NewUnit> {
  const { name, identifiers, ...rest } = values;
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([field, value]) => [field, typeof value === 'string' ? value.trim() || null : value]),
    ),
    ...(name !== undefined && { name: name.trim() }),
    ...(identifiers && { identifiers: identifiers.filter(({ system, value }) => system.trim() || value.trim()) }),
  };
}
