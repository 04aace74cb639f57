import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { JobType } from '../../../api/types.ts';

/** The tenant's job types, in their order. */
export const jobTypesQuery = queryOptions({
  queryKey: ['job-types'],
  queryFn: ({ signal }) => read<{ readonly items: readonly JobType[] }>('/job-types', { status: 'active' }, signal),
  staleTime: 60_000,
});
