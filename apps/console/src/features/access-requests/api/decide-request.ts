import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { AccessRequest } from '../../../api/types.ts';

export type RequestAct = 'approve' | 'reject' | 'withdraw';

/** Approves, rejects or takes a request back. */
export function decideRequest(
  { id, version }: AccessRequest,
  act: RequestAct,
  reason: string | undefined,
): Promise<AccessRequest> {
  return write('POST', `${path`/access-requests/${id}`}/${act}`, { reason }, { version });
}
