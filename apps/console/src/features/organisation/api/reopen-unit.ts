import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { OrganizationUnit } from '../../../api/types.ts';

export function reopenUnit(id: string, version: number, reason: string | undefined): Promise<OrganizationUnit> {
  return write('POST', path`/organization-units/${id}/reopen`, { reason }, { version });
}
