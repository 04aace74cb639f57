import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { RoleAssignment } from '../../../api/types.ts';

/** Gives it another period. */
export function changeAssignment(
  id: string,
  version: number,
  change: { readonly starts_at?: string; readonly ends_at?: string | null; readonly reason?: string },
): Promise<RoleAssignment> {
  return write('PATCH', path`/role-assignments/${id}`, change, { version });
}
