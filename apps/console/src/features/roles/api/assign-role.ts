import { write } from '../../../api/directory-api.ts';
import type { RoleAssignment } from '../../../api/types.ts';

export interface NewAssignment {
  readonly user_id: string;
  readonly role: string;
  /** At most one of the two; neither: the whole tenant. */
  readonly unit_id: string | null;
  readonly store_id: string | null;
  /** RFC 3339; left out: at once. */
  readonly starts_at?: string;
  /** RFC 3339; null: without an end. */
  readonly ends_at: string | null;
  readonly reason?: string;
}

export function assignRole(assignment: NewAssignment, idempotencyKey: string): Promise<RoleAssignment> {
  return write('POST', '/role-assignments', { ...assignment }, { idempotencyKey });
}
