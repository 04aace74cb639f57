import { createFileRoute } from '@tanstack/react-router';
import { OpenedPage } from '../../features/support/opened-page.tsx';

export const Route = createFileRoute('/support/tenants/$tenantId/users/$id')({
  component: () => {
    const { tenantId, id } = Route.useParams();
    return <OpenedPage kind="users" tenantId={tenantId} id={id} />;
  },
});
