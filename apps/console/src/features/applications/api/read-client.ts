import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Client } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['client', id],
    queryFn: ({ signal }) => readAuth<Client>(path`/clients/${id}`, {}, signal),
  });
