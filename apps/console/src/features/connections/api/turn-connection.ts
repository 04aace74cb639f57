import { writeAuth } from '../../../api/auth-api.ts';
import type { Connection } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Lets people sign in by it, or lets nobody any more. */
export function turnConnection(
  { id, version }: Connection,
  to: 'activate' | 'suspend',
  reason: string,
): Promise<Connection> {
  return writeAuth('POST', `${path`/connections/${id}`}/${to}`, { reason }, { version });
}
