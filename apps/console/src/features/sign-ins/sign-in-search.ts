import type { SignIn } from '../../api/auth-types.ts';
import { one, someOf, whole } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { SignInFilter } from './api/list-sign-ins.ts';

export const results: readonly SignIn['result'][] = ['signed_in', 'refused', 'ended', 'credential_changed'];
/** How far back; the API shows ninety days unless it is asked for less. */
export const periods = [1, 7, 30] as const;

export interface SignInSearch extends Place, SignInFilter {}

/** The filters of the history of sign-ins, from the address. */
export function signInSearch(search: Readonly<Record<string, unknown>>): SignInSearch {
  const days = whole(search.days);
  return {
    user_id: one(search.user_id, 36),
    store_id: one(search.store_id, 36),
    result: someOf(search.result, results),
    days: periods.find((each) => each === days),
    ...placeFrom(search),
  };
}

export function isFiltered({ user_id, store_id, result, days }: SignInSearch): boolean {
  return Boolean(user_id || store_id || result || days);
}
