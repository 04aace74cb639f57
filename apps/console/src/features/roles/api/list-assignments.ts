import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, RoleAssignment } from '../../../api/types.ts';

export interface AssignmentFilter {
  readonly user_id?: string;
  readonly role?: string;
  /** Given for the store or the unit itself. */
  readonly store_id?: string;
  readonly unit_id?: string;
  readonly status?: readonly RoleAssignment['status'][];
}

export const assignmentsQuery = (filter: AssignmentFilter, asOf: string | undefined, cursor?: string) =>
  queryOptions({
    queryKey: ['role-assignments', filter, asOf, cursor],
    queryFn: ({ signal }) =>
      read<List<RoleAssignment>>('/role-assignments', { ...filter, asOf, cursor, limit: 50 }, signal),
  });
