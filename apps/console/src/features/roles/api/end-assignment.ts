import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { RoleAssignment } from '../../../api/types.ts';

export function endAssignment(id: string, version: number, reason: string): Promise<RoleAssignment> {
  return write('POST', path`/role-assignments/${id}/end`, { reason }, { version });
}
