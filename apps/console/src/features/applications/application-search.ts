import type { Client } from '../../api/auth-types.ts';
import { oneOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

export const clientTypes = ['machine', 'confidential', 'public'] as const satisfies readonly Client['type'][];

export interface ApplicationSearch extends Place {
  readonly type?: Client['type'];
}

/** The filter of the list of applications, from the address. */
export function applicationSearch(search: Readonly<Record<string, unknown>>): ApplicationSearch {
  return { type: oneOf(search.type, clientTypes), ...placeFrom(search) };
}
