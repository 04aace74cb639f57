import { writeAuth } from '../../../api/auth-api.ts';
import type { SupportSession } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Its tokens count no more, at once. */
export function closeSupportSession(id: string, reason: string): Promise<SupportSession> {
  return writeAuth('POST', path`/support-sessions/${id}/close`, { reason }, {});
}
