import { createFileRoute } from '@tanstack/react-router';
import { placeFrom } from '../../features/lists/paging.ts';
import { SupportRequestsPage } from '../../features/support/requests-page.tsx';

export const Route = createFileRoute('/support/requests')({
  validateSearch: placeFrom,
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <SupportRequestsPage search={search} />;
  },
});
