import { createFileRoute } from '@tanstack/react-router';
import { applicationSearch } from '../../../features/applications/application-search.ts';
import { ApplicationsPage } from '../../../features/applications/applications-page.tsx';

export const Route = createFileRoute('/settings/applications/')({
  validateSearch: applicationSearch,
  component: () => <ApplicationsPage search={Route.useSearch()} />,
});
