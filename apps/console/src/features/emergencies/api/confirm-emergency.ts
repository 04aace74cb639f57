import { writeAuth } from '../../../api/auth-api.ts';
import type { Emergency } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function confirmEmergency({ id, version }: Emergency, hours: number, reason: string): Promise<Emergency> {
  return writeAuth('POST', path`/emergencies/${id}/confirm`, { hours, reason }, { version });
}
