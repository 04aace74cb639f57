import { createFileRoute } from '@tanstack/react-router';
import { historyQuery } from '../../features/history/read-history.ts';
import { unitQuery } from '../../features/organisation/api/get-unit.ts';
import { UnitPage } from '../../features/organisation/unit-page.tsx';

export const Route = createFileRoute('/organisation/$unitId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { unitId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(unitQuery(unitId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(unitQuery(unitId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/organization-units/${unitId}`)),
    ]),
  component: () => <UnitPage key={Route.useParams().unitId} unitId={Route.useParams().unitId} />,
});
