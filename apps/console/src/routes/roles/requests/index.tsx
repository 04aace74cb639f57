import { createFileRoute } from '@tanstack/react-router';
import { requestSearch } from '../../../features/access-requests/request-search.ts';
import { RequestsPage } from '../../../features/access-requests/requests-page.tsx';

export const Route = createFileRoute('/roles/requests/')({
  validateSearch: requestSearch,
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <RequestsPage search={search} />;
  },
});
