import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, SupportRequest } from '../../../api/types.ts';

/** What the caller asked customers for, newest first. */
export const supportRequestsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['support-requests', cursor],
    queryFn: ({ signal }) => read<List<SupportRequest>>('/support/requests', { cursor, limit: 50 }, signal),
  });
