import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { OrganizationUnit } from '../../../api/types.ts';

export function closeUnit(id: string, version: number, reason: string): Promise<OrganizationUnit> {
  return write('POST', path`/organization-units/${id}/close`, { reason }, { version });
}
