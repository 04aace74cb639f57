import { write } from '../../../api/directory-api.ts';
import type { User } from '../../../api/types.ts';

export interface NewUser {
  readonly name: string;
  readonly kana: string | null;
  readonly email: string | null;
  readonly staff_number: string | null;
  readonly login_id: string | null;
  readonly reason?: string;
  /** Sends the invitation at once, in `language`. */
  readonly invite?: boolean;
  readonly language?: 'ja' | 'en';
}

export function addUser(user: NewUser, idempotencyKey: string): Promise<User> {
  return write('POST', '/users', { ...user }, { idempotencyKey });
}
