import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { Invitation, List } from '../../../api/types.ts';

/** Newest first. */
export const invitationsQuery = (userId: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['invitations', userId, { asOf }],
    queryFn: ({ signal }) => read<List<Invitation>>(path`/users/${userId}/invitations`, { asOf, limit: 20 }, signal),
  });
