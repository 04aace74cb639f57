import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** A person in one tenant. The person is global and nameless; names belong to the user. */
export interface User {
  /** The person's opaque, permanent id (`sub`). */
  readonly person_id: string;
  /** Null once erased, as are the other personal fields. */
  readonly name: string | null;
  readonly kana: string | null;
  readonly email: string | null;
  readonly staff_number: string | null;
  /** What the user signs in with, kept in the one form it is compared in. */
  readonly login_id: string | null;
  readonly status: 'active' | 'suspended' | 'left' | 'erased';
}

export const userAggregate: Aggregate<User> = {
  kind: 'user',
  table: 'directory.user',
  schemaVersion: 1,
  columns: {
    person_id: 'uuid',
    name: 'text',
    kana: 'text',
    email: 'text',
    staff_number: 'text',
    login_id: 'text',
    status: 'text',
  },
  personal: ['name', 'kana', 'email', 'staff_number', 'login_id'],
};

export type UserInput = Partial<Omit<User, 'person_id' | 'status'>>;

export function userAdded(
  id: string,
  input: UserInput & { name: string; person_id: string; status?: 'active' | 'suspended' },
  occasion: Occasion,
): Change<User> {
  const empty = { name: null, kana: null, email: null, staff_number: null, login_id: null };
  return beginning(id, 'user.added', { ...empty, status: 'active' as const, ...normalizedUser(input) }, occasion);
}

export function userChanged(current: StateRow<User> | null, input: UserInput, occasion: Occasion): Change<User> | null {
  const user = present(current);
  return following(
    user,
    { ...stateFields(userAggregate.columns, user), ...normalizedUser(input) },
    'user.changed',
    occasion,
  );
}

/** Nobody signs in as a suspended user; everything else stays. */
export function userSuspended(current: StateRow<User> | null, occasion: Occasion): Change<User> | null {
  const user = present(current);
  if (user.status === 'suspended') throw new CommandRefused('already_closed', 'The user is suspended already.');
  const state: User = { ...stateFields(userAggregate.columns, user), status: 'suspended' };
  return following(user, state, 'user.suspended', occasion);
}

export function userResumed(current: StateRow<User> | null, input: UserInput, occasion: Occasion): Change<User> | null {
  const user = present(current);
  if (user.status === 'active') throw new CommandRefused('still_open', 'The user is not suspended.');
  const state: User = { ...stateFields(userAggregate.columns, user), ...normalizedUser(input), status: 'active' };
  return following(user, state, 'user.resumed', occasion);
}

export function userLeft(current: StateRow<User> | null, occasion: Occasion): Change<User> | null {
  const user = present(current);
  return following(user, { ...stateFields(userAggregate.columns, user), status: 'left' }, 'user.left', occasion);
}

export function userReturned(
  current: StateRow<User> | null,
  input: UserInput,
  occasion: Occasion,
): Change<User> | null {
  const user = existing(current, 'user');
  if (user.status !== 'left') throw new CommandRefused('still_open', 'The user has not left.');
  const state: User = { ...stateFields(userAggregate.columns, user), ...normalizedUser(input), status: 'active' };
  return following(user, state, 'user.returned', occasion);
}

/** Takes every personal field out of the state. History and events follow by the eraser (`erase-user.ts`). */
export function userErased(current: StateRow<User> | null, occasion: Occasion): Change<User> | null {
  const user = existing(current, 'user');
  const state: User = {
    person_id: user.person_id,
    name: null,
    kana: null,
    email: null,
    staff_number: null,
    login_id: null,
    status: 'erased',
  };
  return following(user, state, 'user.erased', occasion);
}

function present(current: StateRow<User> | null): StateRow<User> {
  const user = existing(current, 'user');
  switch (user.status) {
    case 'active':
    case 'suspended':
      return user;
    case 'left':
      throw new CommandRefused('already_closed', 'The user has left.');
    case 'erased':
      throw new CommandRefused('not_found', 'The user has been erased.');
    default:
      throw user.status satisfies never;
  }
}

/** Width and case of letters are nothing when somebody signs in, so that no two users are told apart by them. */
export function loginForm(loginId: string): string {
  return loginId.normalize('NFKC').toLowerCase();
}

export function normalizedUser<Input extends UserInput>(input: Input): Input {
  return typeof input.login_id === 'string' ? { ...input, login_id: loginForm(input.login_id) } : input;
}
