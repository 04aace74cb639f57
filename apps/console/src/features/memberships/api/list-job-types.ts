import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';

export interface JobType {
  readonly job_type: string;
  /** Active memberships with it. */
  readonly count: number;
}

/** The job types in use, the most used first. */
export const jobTypesQuery = queryOptions({
  queryKey: ['job-types'],
  queryFn: ({ signal }) => read<{ readonly items: readonly JobType[] }>('/job-types', {}, signal),
  staleTime: 60_000,
});
