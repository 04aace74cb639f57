import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { JobType } from '../../../api/types.ts';

/** The tenant's job types in their order, with those that are offered no more. */
export const allJobTypesQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['job-types', 'all', asOf],
    queryFn: async ({ signal }) =>
      (await read<{ readonly items: readonly JobType[] }>('/job-types', { asOf }, signal)).items,
  });
