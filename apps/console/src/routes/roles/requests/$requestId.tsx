import { createFileRoute } from '@tanstack/react-router';
import { RequestPage } from '../../../features/access-requests/request-page.tsx';

export const Route = createFileRoute('/roles/requests/$requestId')({
  component: () => <RequestPage requestId={Route.useParams().requestId} />,
});
