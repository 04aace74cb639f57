import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Listed, SupportSession } from '../../../api/auth-types.ts';

/** The newest first. A customer sees those in its data, staff their own. */
export const supportSessionsQuery = (open: 'true' | 'false' | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['support-sessions', open, cursor],
    queryFn: ({ signal }) => readAuth<Listed<SupportSession>>('/support-sessions', { open, limit: 50, cursor }, signal),
  });
