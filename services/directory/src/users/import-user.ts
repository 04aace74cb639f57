import type { Change, StateRow } from '@kiban/event-store';
import { CommandRefused, following, type Occasion, stateFields } from '@kiban/service';
import type { OperatorRefusal } from '../operator-refusal.ts';
import { normalizedUser, type User, type UserInput, userAdded, userAggregate } from './user.ts';

/**
 * What a line of a snapshot makes of a user. `personId` is who a new user is when the line does not say.
 * A user's person never changes: a line that says so is refused.
 */
export function importUser(
  current: StateRow<User> | null,
  id: string,
  input: UserInput & { name: string; person_id?: string | null; status?: 'active' | 'suspended' | null },
  personId: string,
  occasion: Occasion,
): Change<User> | null {
  const { person_id, status, ...fields } = input;
  if (current === null)
    return userAdded(id, { ...fields, person_id: person_id ?? personId, status: status ?? 'active' }, occasion);
  if (current.status === 'erased') throw new CommandRefused('not_found', 'This user was erased.');
  if (person_id && person_id !== current.person_id)
    throw new CommandRefused<OperatorRefusal>('already_exists', 'This user is another person already.');
  const next = status ?? (current.status === 'left' ? 'active' : current.status);
  const state: User = { ...stateFields(userAggregate.columns, current), ...normalizedUser(fields), status: next };
  return following(current, state, nameOf(current.status, next), occasion);
}

function nameOf(before: User['status'], after: User['status']): string {
  if (before === after) return 'user.changed';
  if (before === 'left') return 'user.returned';
  return after === 'suspended' ? 'user.suspended' : 'user.resumed';
}
