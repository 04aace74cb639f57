import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Emergency, Listed } from '../../../api/auth-types.ts';

/** The newest first; the open one, if there is any, is the first. */
export const emergenciesQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ['emergencies', cursor],
    queryFn: ({ signal }) => readAuth<Listed<Emergency>>('/emergencies', { limit: 50, cursor }, signal),
  });
