import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, User } from '../../../api/types.ts';

export interface UserFilter {
  readonly q?: string | undefined;
  readonly status?: readonly User['status'][] | undefined;
  /** Key of a role: kiban:viewer. */
  readonly role?: string | undefined;
  /** With all that is below it, stores too. */
  readonly unit_id?: string | undefined;
  readonly store_id?: string | undefined;
  /** Who has not signed in for so many days, or never. */
  readonly unused_days?: number | undefined;
  readonly sort?: string | undefined;
  readonly asOf?: string | undefined;
}

export function readUsers(
  filter: UserFilter,
  page: { readonly limit: number; readonly cursor: string | undefined },
  signal: AbortSignal,
): Promise<List<User>> {
  return read<List<User>>('/users', { ...filter, ...page }, signal);
}

export const usersQuery = (filter: UserFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['users', filter, cursor],
    queryFn: ({ signal }) => readUsers(filter, { limit: 50, cursor }, signal),
  });
