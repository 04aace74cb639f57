import type { User } from '../../api/types.ts';
import type { NewUser } from './api/add-user.ts';

/** What the form of a person holds; '' is nothing. */
export interface UserValues {
  readonly name: string;
  readonly kana: string;
  readonly staff_number: string;
  readonly login_id: string;
  readonly email: string;
}

export const userFields = [
  'name',
  'kana',
  'staff_number',
  'login_id',
  'email',
] as const satisfies readonly (keyof UserValues)[];

export function userValues(user: User | null): UserValues {
  return {
    name: user?.name ?? '',
    kana: user?.kana ?? '',
    staff_number: user?.staff_number ?? '',
    login_id: user?.login_id ?? '',
    email: user?.email ?? '',
  };
}

type Writable = Omit<NewUser, 'invite' | 'language' | 'reason'>;

/** As the API takes it: an emptied field becomes null. */
export function writableUser(values: UserValues): Writable;
export function writableUser(values: Partial<UserValues>): Partial<Writable>;
export function writableUser({ name, ...rest }: Partial<UserValues>): Partial<Writable> {
  return {
    ...Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, value?.trim() || null])),
    ...(name !== undefined && { name: name.trim() }),
  };
}

/** What an invitation cannot do without. */
export function missingForInvitation({
  email,
  login_id,
}: Pick<User, 'email' | 'login_id'>): 'email' | 'login_id' | null {
  if (!email?.trim()) return 'email';
  return login_id?.trim() ? null : 'login_id';
}

/** Whether the mail of an invitation also tells the login id it asks for, so that it is not enough by itself. */
export function isNamedByMail({ email, login_id }: { email: string | null; login_id: string | null }): boolean {
  const compared = (text: string | null) => (text ?? '').normalize('NFKC').trim().toLowerCase();
  return compared(email) !== '' && compared(email) === compared(login_id);
}
