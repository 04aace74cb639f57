import { createFileRoute } from '@tanstack/react-router';
import { emergencyQuery } from '../../../features/emergencies/api/read-emergency.ts';
import { EmergencyPage } from '../../../features/emergencies/emergency-page.tsx';

export const Route = createFileRoute('/sign-ins/emergencies/$emergencyId')({
  loader: ({ context: { queryClient }, params: { emergencyId } }) =>
    queryClient.ensureQueryData(emergencyQuery(emergencyId)),
  component: () => <EmergencyPage emergencyId={Route.useParams().emergencyId} />,
});
