import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { OrganizationUnit } from '../../../api/types.ts';
import type { NewUnit } from './create-unit.ts';

export type UnitChange = Partial<Omit<NewUnit, 'parent_id'>>;

export function changeUnit(id: string, version: number, change: UnitChange): Promise<OrganizationUnit> {
  return write('PATCH', path`/organization-units/${id}`, { ...change }, { version });
}
