import { writeAuth } from '../../../api/auth-api.ts';
import type { Connection } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function removeConnection(id: string, reason: string): Promise<Connection> {
  return writeAuth('DELETE', path`/connections/${id}`, { reason }, {});
}
