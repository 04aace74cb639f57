import { createFileRoute } from '@tanstack/react-router';
import { historyQuery } from '../../features/history/read-history.ts';
import { storeQuery } from '../../features/stores/api/read-store.ts';
import { StorePage } from '../../features/stores/store-page.tsx';

export const Route = createFileRoute('/stores/$storeId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { storeId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(storeQuery(storeId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(storeQuery(storeId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/stores/${storeId}`)),
    ]),
  component: () => <StorePage storeId={Route.useParams().storeId} />,
});
