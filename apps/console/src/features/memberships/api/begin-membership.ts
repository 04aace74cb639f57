import { write } from '../../../api/directory-api.ts';
import type { Membership } from '../../../api/types.ts';

export interface NewMembership {
  readonly user_id: string;
  /** Exactly one of the two. */
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly job_type: string;
  readonly reason?: string;
}

export function beginMembership(membership: NewMembership, idempotencyKey: string): Promise<Membership> {
  return write('POST', '/memberships', { ...membership }, { idempotencyKey });
}
