import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { SupportRequest } from '../../../api/types.ts';

/** Takes a request back, or gives a grant back before its time. */
export function endSupportRequest({ id, version }: SupportRequest, reason: string): Promise<SupportRequest> {
  return write('POST', path`/support/requests/${id}/end`, { reason }, { version });
}
