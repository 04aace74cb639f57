import { createFileRoute } from '@tanstack/react-router';
import { OpenedPage } from '../../features/support/opened-page.tsx';

export const Route = createFileRoute('/support/tenants/$tenantId/stores/$id')({
  component: () => {
    const { tenantId, id } = Route.useParams();
    return <OpenedPage kind="stores" tenantId={tenantId} id={id} />;
  },
});
