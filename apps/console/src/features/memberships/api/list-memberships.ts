import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, Membership } from '../../../api/types.ts';

export interface MembershipFilter {
  readonly user_id?: string;
  readonly store_id?: string;
  /** In the unit itself. */
  readonly unit_id?: string;
  readonly status?: Membership['status'];
}

export const membershipsQuery = (filter: MembershipFilter, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['memberships', { ...filter, asOf }],
    queryFn: ({ signal }) => read<List<Membership>>('/memberships', { ...filter, asOf, limit: 200 }, signal),
  });
