import { createFileRoute } from '@tanstack/react-router';
import { historyQuery } from '../../features/history/read-history.ts';
import { grantQuery } from '../../features/support/api/get-grant.ts';
import { GrantPage } from '../../features/support/grant-page.tsx';

export const Route = createFileRoute('/support/$grantId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { grantId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(grantQuery(grantId, asOf)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/support-grants/${grantId}`)),
    ]),
  component: () => <GrantPage grantId={Route.useParams().grantId} />,
});
