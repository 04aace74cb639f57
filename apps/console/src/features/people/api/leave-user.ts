import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { User } from '../../../api/types.ts';

export function leaveUser(id: string, version: number, reason: string): Promise<User> {
  return write('POST', path`/users/${id}/leave`, { reason }, { version });
}
