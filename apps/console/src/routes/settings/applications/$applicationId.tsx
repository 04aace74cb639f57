import { createFileRoute } from '@tanstack/react-router';
import { clientQuery } from '../../../features/applications/api/read-client.ts';
import { ApplicationPage } from '../../../features/applications/application-page.tsx';

export const Route = createFileRoute('/settings/applications/$applicationId')({
  loader: ({ context: { queryClient }, params: { applicationId } }) =>
    queryClient.ensureQueryData(clientQuery(applicationId)),
  component: () => <ApplicationPage applicationId={Route.useParams().applicationId} />,
});
