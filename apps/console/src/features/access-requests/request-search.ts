import type { AccessRequest } from '../../api/types.ts';
import { oneOf, someOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

export const requestStates = [
  'pending',
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies readonly AccessRequest['status'][];

export interface RequestSearch extends Place {
  /** Only one's own. */
  readonly whose?: 'mine';
  readonly status?: readonly AccessRequest['status'][];
}

export function requestSearch(search: Readonly<Record<string, unknown>>): RequestSearch {
  return {
    whose: oneOf(search.whose, ['mine']),
    status: someOf(search.status, requestStates),
    ...placeFrom(search),
  };
}
