import type { User } from '../../api/types.ts';
import { one, oneOf, whole } from '../../routing/address-bar.ts';
import { type RoleName, roles } from '../../session/role-text.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { UserFilter } from './api/list-users.ts';

const sorts = ['name', '-name', 'staff_number', '-staff_number', 'valid_from', '-valid_from'] as const;

/** What the list can be narrowed to; left out, it shows who is here: active and suspended. */
export const states = ['active', 'suspended', 'left', 'erased', 'all'] as const;

/** What is offered as "not used for so long". */
export const unusedDays = [30, 90, 180, 365] as const;

export interface PeopleSearch extends Place {
  readonly q?: string | undefined;
  readonly status?: (typeof states)[number] | undefined;
  readonly role?: RoleName | undefined;
  readonly unit_id?: string | undefined;
  readonly store_id?: string | undefined;
  /** Who has not signed in for so many days. */
  readonly unused_days?: number | undefined;
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
    unused_days: unusedDays.find((days) => days === whole(search.unused_days)),
    sort: oneOf(search.sort, sorts),
    ...placeFrom(search),
  };
}

/** What the API is asked for. */
export function peopleFilter(search: PeopleSearch, asOf: string | undefined): UserFilter {
  const { q, role, unit_id, store_id, unused_days, sort } = search;
  return {
    q,
    role: role && `kiban:${role}`,
    unit_id,
    store_id,
    unused_days,
    status: statusesOf(search.status),
    sort: sort ?? 'name',
    asOf,
  };
}

function statusesOf(status: PeopleSearch['status']): readonly User['status'][] | undefined {
  if (status === 'all') return undefined;
  return status === undefined ? ['active', 'suspended'] : [status];
}

export function isFiltered({ q, status, role, unit_id, store_id, unused_days }: PeopleSearch): boolean {
  return Boolean(q || status || role || unit_id || store_id || unused_days);
}
