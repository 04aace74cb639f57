import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { OrganizationUnit } from '../../../api/types.ts';

export interface UnitMove {
  /** null: to the top */
  readonly parent_id: string | null;
  readonly reason?: string;
}

export function moveUnit(id: string, version: number, move: UnitMove): Promise<OrganizationUnit> {
  return write('POST', path`/organization-units/${id}/move`, { ...move }, { version });
}
