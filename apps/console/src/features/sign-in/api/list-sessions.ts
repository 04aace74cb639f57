import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Session } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';
import { arrivesSoon } from './arrives-soon.ts';

/** The sessions somebody has in this company now, the latest first. */
export const sessionsQuery = (userId: string) =>
  queryOptions({
    ...arrivesSoon,
    queryKey: ['sessions', userId],
    queryFn: ({ signal }) =>
      readAuth<{ readonly items: readonly Session[] }>(path`/people/${userId}/sessions`, {}, signal),
  });
