import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { User } from '../../../api/types.ts';
import type { NewUser } from './add-user.ts';

export type UserChange = Partial<Omit<NewUser, 'invite' | 'language'>>;

export function changeUser(id: string, version: number, change: UserChange): Promise<User> {
  return write('PATCH', path`/users/${id}`, { ...change }, { version });
}
