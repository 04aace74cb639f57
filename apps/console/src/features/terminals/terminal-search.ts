import { one } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

export interface TerminalSearch extends Place {
  readonly store_id?: string;
}

/** The filter of the list of shared terminals, from the address. */
export function terminalSearch(search: Readonly<Record<string, unknown>>): TerminalSearch {
  return { store_id: one(search.store_id, 36), ...placeFrom(search) };
}
