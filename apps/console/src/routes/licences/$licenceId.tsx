import { createFileRoute } from '@tanstack/react-router';
import { historyQuery } from '../../features/history/read-history.ts';
import { licenceQuery } from '../../features/licences/api/read-licence.ts';
import { LicencePage } from '../../features/licences/licence-page.tsx';

export const Route = createFileRoute('/licences/$licenceId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { licenceId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(licenceQuery(licenceId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(licenceQuery(licenceId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/licences/${licenceId}`, 'asset')),
    ]),
  component: () => <LicencePage licenceId={Route.useParams().licenceId} />,
});
