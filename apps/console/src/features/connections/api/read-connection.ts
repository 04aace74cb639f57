import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Connection } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export const connectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['connection', id],
    queryFn: ({ signal }) => readAuth<Connection>(path`/connections/${id}`, {}, signal),
  });
