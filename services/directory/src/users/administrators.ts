import type { Change, StateRow } from '@kiban/event-store';
import type { Statement } from '@kiban/postgres';
import { statementOf } from '@kiban/service';
import { sql } from 'kysely';
import {
  type AdministratorFacts,
  administratorsBeside,
  isAdministrator,
  keepOne,
} from '../role-assignments/last-administrator.ts';
import type { User } from './user.ts';

/** Whether a user is an administrator, and how many there are beside. */
export function administratorFacts(userId: string): Statement<AdministratorFacts> {
  return statementOf(sql<AdministratorFacts>`
    select ${isAdministrator(userId)} as administers, ${administratorsBeside(userId)} as others`);
}

/**
 * The change, unless it takes the tenant's last administrator away.
 *
 * @throws CommandRefused `last_administrator`.
 */
export function keepingAnAdministrator(
  current: StateRow<User> | null,
  change: Change<User> | null,
  known: AdministratorFacts | undefined,
): Change<User> | null {
  const goes = current?.status === 'active' && change !== null && change.state.status !== 'active';
  if (known !== undefined) keepOne(goes, known);
  return change;
}
