import { createFileRoute } from '@tanstack/react-router';
import { historyQuery } from '../../features/history/read-history.ts';
import { corporationQuery } from '../../features/organisation/api/get-corporation.ts';
import { CorporationPage } from '../../features/organisation/corporation-page.tsx';

export const Route = createFileRoute('/organisation/corporations/$corporationId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { corporationId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(corporationQuery(corporationId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(corporationQuery(corporationId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/corporations/${corporationId}`)),
    ]),
  component: () => <CorporationPage corporationId={Route.useParams().corporationId} />,
});
