import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Connection, Listed } from '../../../api/auth-types.ts';

/** Companies have a few of them: one page holds all. */
export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => readAuth<Listed<Connection>>('/connections', { limit: 200 }, signal),
});
