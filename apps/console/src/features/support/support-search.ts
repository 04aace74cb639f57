import type { SupportGrant } from '../../api/types.ts';
import { one, someOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

export const grantStates = [
  'requested',
  'approved',
  'rejected',
  'revoked',
  'ended',
] as const satisfies readonly SupportGrant['status'][];

export interface SupportSearch extends Place {
  readonly status?: readonly SupportGrant['status'][];
}

/** The filters of what was asked and granted, from the address. */
export function supportSearch(search: Readonly<Record<string, unknown>>): SupportSearch {
  return { status: someOf(search.status, grantStates), ...placeFrom(search) };
}

export interface FindSearch {
  readonly q?: string;
}

/** The words that the customers are searched for. */
export function findSearch(search: Readonly<Record<string, unknown>>): FindSearch {
  return { q: one(search.q, 100) };
}
