import { createFileRoute } from '@tanstack/react-router';
import { contradictionQuery } from '../../../features/contradictions/api/read-contradiction.ts';
import { ContradictionPage } from '../../../features/contradictions/contradiction-page.tsx';
import { historyQuery } from '../../../features/history/read-history.ts';

export const Route = createFileRoute('/devices/contradictions/$contradictionId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { contradictionId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(contradictionQuery(contradictionId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(contradictionQuery(contradictionId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/contradictions/${contradictionId}`, 'asset')),
    ]),
  component: () => <ContradictionPage contradictionId={Route.useParams().contradictionId} />,
});
