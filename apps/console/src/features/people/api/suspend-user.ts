import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { User } from '../../../api/types.ts';

export function suspendUser(id: string, version: number, reason: string): Promise<User> {
  return write('POST', path`/users/${id}/suspend`, { reason }, { version });
}
