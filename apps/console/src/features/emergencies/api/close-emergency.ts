import { writeAuth } from '../../../api/auth-api.ts';
import type { Emergency } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Ends every session that began with one of its codes. */
export function closeEmergency({ id, version }: Emergency, reason: string): Promise<Emergency> {
  return writeAuth('POST', path`/emergencies/${id}/close`, { reason }, { version });
}
