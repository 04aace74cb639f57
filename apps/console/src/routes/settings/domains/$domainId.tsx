import { createFileRoute } from '@tanstack/react-router';
import { domainQuery } from '../../../features/domains/api/read-domain.ts';
import { DomainPage } from '../../../features/domains/domain-page.tsx';

export const Route = createFileRoute('/settings/domains/$domainId')({
  loader: ({ context: { queryClient }, params: { domainId } }) => queryClient.ensureQueryData(domainQuery(domainId)),
  component: () => <DomainPage domainId={Route.useParams().domainId} />,
});
