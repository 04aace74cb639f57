import { write } from '../../../api/directory-api.ts';
import type { AccessRequest } from '../../../api/types.ts';

export interface NewRequest {
  /** Left out: for oneself. */
  readonly user_id?: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly starts_at?: string;
  readonly ends_at: string | null;
  readonly justification: string;
}

export function requestAccess(request: NewRequest, idempotencyKey: string): Promise<AccessRequest> {
  return write('POST', '/access-requests', { ...request }, { idempotencyKey });
}
