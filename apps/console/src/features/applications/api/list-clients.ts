import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Client, Listed } from '../../../api/auth-types.ts';

export const clientsQuery = (type: Client['type'] | undefined, cursor?: string) =>
  queryOptions({
    queryKey: ['clients', type, cursor],
    queryFn: ({ signal }) => readAuth<Listed<Client>>('/clients', { type, limit: 50, cursor }, signal),
  });
