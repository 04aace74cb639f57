import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { Role } from '../../../api/types.ts';

/** The roles that there are, Kiban's own first. */
export const rolesQuery = (asOf?: string) =>
  queryOptions({
    queryKey: ['roles', asOf],
    queryFn: async ({ signal }) => (await read<{ readonly items: readonly Role[] }>('/roles', { asOf }, signal)).items,
    staleTime: 60_000,
  });
