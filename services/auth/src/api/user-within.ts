import { CommandRefused, described, id } from '@kiban/service';
import { z } from 'zod';
import { findUser, type LoginUser } from '../login-view/login-view.ts';
import { placesOf } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { AuthEntry, HeldPlaces } from './entry.ts';

/** In a path: whose. */
export const theUser = z.strictObject({ user_id: described(id(), 'Of the user.', '利用者の ID。') });

/**
 * The user of the caller's tenant with that id, if the permission reaches them: whoever works in a store or unit that the
 * caller's role was given for, or below it.
 *
 * @throws CommandRefused `not_found`: to whoever asks, there is no such user.
 */
export async function userWithin(
  store: AuthStore,
  { tenantId, reach }: Pick<AuthEntry, 'tenantId' | 'reach'>,
  userId: string,
): Promise<LoginUser> {
  const user = await findUser(store, tenantId, userId);
  if (user === undefined || user.status === 'erased') throw nobody();
  if (reach !== 'tenant' && !isAt(reach, await placesOf(store, tenantId, userId))) throw nobody();
  return user;
}

/** Whether places (with the units above them) lie within those that are held. */
export function isAt(held: HeldPlaces, { unit_ids, store_ids }: HeldPlaces): boolean {
  return unit_ids.some((id) => held.unit_ids.includes(id)) || store_ids.some((id) => held.store_ids.includes(id));
}

function nobody(): CommandRefused {
  return new CommandRefused('not_found', 'There is no such user here.');
}
