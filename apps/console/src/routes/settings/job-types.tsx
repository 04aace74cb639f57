import { createFileRoute } from '@tanstack/react-router';
import { allJobTypesQuery } from '../../features/job-types/api/list-all-job-types.ts';
import { JobTypesPage } from '../../features/job-types/job-types-page.tsx';

export const Route = createFileRoute('/settings/job-types')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  // not awaited: the table shows its own rows to come
  loader: ({ context: { queryClient }, deps: { asOf } }) => void queryClient.prefetchQuery(allJobTypesQuery(asOf)),
  component: JobTypesPage,
});
