import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { AccessRequest, List } from '../../../api/types.ts';

export interface RequestFilter {
  /** Only what the caller asked for, or what is asked for them. */
  readonly own: boolean;
  readonly status?: readonly AccessRequest['status'][];
  readonly asOf?: string;
}

export const requestsQuery = ({ own, ...filter }: RequestFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['access-requests', own, filter, cursor],
    queryFn: ({ signal }) =>
      read<List<AccessRequest>>(
        own ? '/me/access-requests' : '/access-requests',
        { ...filter, cursor, limit: 50 },
        signal,
      ),
  });
