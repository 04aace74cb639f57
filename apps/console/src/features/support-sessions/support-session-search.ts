import { one, oneOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

export interface SupportSessionSearch extends Place {
  readonly open?: 'true' | 'false';
  /** The one that is shown beside the list. */
  readonly session?: string;
}

/** The filter of the list of support sessions, from the address. */
export function supportSessionSearch(search: Readonly<Record<string, unknown>>): SupportSessionSearch {
  return {
    session: one(search.session, 36),
    open: oneOf(search.open, ['true', 'false'] as const),
    ...placeFrom(search),
  };
}
