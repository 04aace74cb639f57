import type { Change, StateRow } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { CommandRefused } from '../refusals.ts';
import type { User } from './user.ts';

/**
 * Locked by whoever may take an administrator away: two administrators who demote each other at the same time, each legal
 * alone, would leave nobody.
 */
export const ADMINISTRATORS = 'administrators';

/** How many active administrators there are beside a user. */
export function otherAdministrators(userId: string): Statement<{ others: number }> {
  return statement`
    select count(*) as others from directory."user"
    where role = 'administrator' and status = 'active' and id <> ${userId}::uuid`;
}

/**
 * A tenant in which there was an administrator keeps one.
 *
 * @throws CommandRefused `last_administrator` when the change would take the last one away.
 */
export function keepingAnAdministrator(
  current: StateRow<User> | null,
  change: Change<User> | null,
  others: number,
): Change<User> | null {
  if (current !== null && change !== null && administers(current) && !administers(change.state) && others === 0)
    throw new CommandRefused(
      'last_administrator',
      'This is the last administrator. Make somebody else an administrator first.',
    );
  return change;
}

function administers(user: User): boolean {
  return user.role === 'administrator' && user.status === 'active';
}
