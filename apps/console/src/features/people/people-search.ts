import type { Role, User } from '../../api/types.ts';
import { one, oneOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { UserFilter } from './api/list-users.ts';

const sorts = ['name', '-name', 'staff_number', '-staff_number', 'valid_from', '-valid_from'] as const;
export const roles: readonly Role[] = ['administrator', 'viewer'];

/** What the list can be narrowed to; left out, it shows who is here: active and suspended. */
export const states = ['active', 'suspended', 'left', 'erased', 'all'] as const;

export interface PeopleSearch extends Place {
  readonly q?: string | undefined;
  readonly status?: (typeof states)[number] | undefined;
  readonly role?: Role | undefined;
  readonly unit_id?: string | undefined;
  readonly store_id?: string | undefined;
  readonly sort?: string | undefined;
}

/** The filters of the list of people, from the address. */
export function peopleSearch(search: Readonly<Record<string, unknown>>): PeopleSearch {
  return {
    q: one(search.q, 100),
    status: oneOf(search.status, states),
    role: oneOf(search.role, roles),
    unit_id: one(search.unit_id),
    store_id: one(search.store_id),
    sort: oneOf(search.sort, sorts),
    ...placeFrom(search),
  };
}

/** What the API is asked for. */
export function peopleFilter(search: PeopleSearch, asOf: string | undefined): UserFilter {
  const { q, role, unit_id, store_id, sort } = search;
  return { q, role, unit_id, store_id, status: statusesOf(search.status), sort: sort ?? 'name', asOf };
}

function statusesOf(status: PeopleSearch['status']): readonly User['status'][] | undefined {
  if (status === 'all') return undefined;
  return status === undefined ? ['active', 'suspended'] : [status];
}

export function isFiltered({ q, status, role, unit_id, store_id }: PeopleSearch): boolean {
  return Boolean(q || status || role || unit_id || store_id);
}
