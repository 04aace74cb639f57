import { writeAuth } from '../../../api/auth-api.ts';
import type { Emergency } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Says what somebody found who looked at it afterwards. */
export function reviewEmergency({ id, version }: Emergency, found: string): Promise<Emergency> {
  return writeAuth('POST', path`/emergencies/${id}/review`, { reason: found }, { version });
}
