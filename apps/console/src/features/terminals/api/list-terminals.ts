import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Listed, Terminal } from '../../../api/auth-types.ts';

/** Of the company, or of one store. */
export const terminalsQuery = (storeId: string | undefined, cursor?: string) =>
  queryOptions({
    queryKey: ['terminals', storeId, cursor],
    queryFn: ({ signal }) => readAuth<Listed<Terminal>>('/terminals', { store_id: storeId, limit: 50, cursor }, signal),
  });
