import { writeAuth } from '../../../api/auth-api.ts';
import type { Terminal } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function removeTerminal(deviceId: string, reason: string): Promise<Terminal> {
  return writeAuth('DELETE', path`/terminals/${deviceId}`, { reason }, {});
}
