import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Credential } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';
import { arrivesSoon } from './arrives-soon.ts';

/** What somebody signs in with in this company, the newest first. */
export const credentialsQuery = (userId: string) =>
  queryOptions({
    ...arrivesSoon,
    queryKey: ['credentials', userId],
    queryFn: ({ signal }) =>
      readAuth<{ readonly items: readonly Credential[] }>(path`/people/${userId}/credentials`, {}, signal),
  });
