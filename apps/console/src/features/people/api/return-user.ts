import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { User } from '../../../api/types.ts';

export function returnUser(id: string, version: number, reason: string | undefined): Promise<User> {
  return write('POST', path`/users/${id}/return`, { reason }, { version });
}
