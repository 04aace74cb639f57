import { createFileRoute } from '@tanstack/react-router';
import { connectionQuery } from '../../../features/connections/api/read-connection.ts';
import { ConnectionPage } from '../../../features/connections/connection-page.tsx';

export const Route = createFileRoute('/settings/connections/$connectionId')({
  loader: ({ context: { queryClient }, params: { connectionId } }) =>
    queryClient.ensureQueryData(connectionQuery(connectionId)),
  component: () => <ConnectionPage connectionId={Route.useParams().connectionId} />,
});
