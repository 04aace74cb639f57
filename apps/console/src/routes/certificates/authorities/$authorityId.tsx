import { createFileRoute } from '@tanstack/react-router';
import { authorityQuery } from '../../../features/authorities/api/read-authority.ts';
import { AuthorityPage } from '../../../features/authorities/authority-page.tsx';
import { historyQuery } from '../../../features/history/read-history.ts';

export const Route = createFileRoute('/certificates/authorities/$authorityId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { authorityId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(authorityQuery(authorityId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(authorityQuery(authorityId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/certificate-authorities/${authorityId}`, 'asset')),
    ]),
  component: () => <AuthorityPage authorityId={Route.useParams().authorityId} />,
});
