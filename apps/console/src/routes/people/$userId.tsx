import { createFileRoute } from '@tanstack/react-router';
import { historyQuery } from '../../features/history/read-history.ts';
import { userQuery } from '../../features/people/api/get-user.ts';
import { PersonPage } from '../../features/people/person-page.tsx';

export const Route = createFileRoute('/people/$userId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { userId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(userQuery(userId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(userQuery(userId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/users/${userId}`)),
    ]),
  component: () => <PersonPage userId={Route.useParams().userId} />,
});
