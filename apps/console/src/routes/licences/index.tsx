import { createFileRoute } from '@tanstack/react-router';
import { licenceSearch } from '../../features/licences/licence-search.ts';
import { LicencesPage } from '../../features/licences/licences-page.tsx';

export const Route = createFileRoute('/licences/')({
  validateSearch: licenceSearch,
  component: () => {
    const { asOf, ...search } = Route.useSearch();
    return <LicencesPage search={search} asOf={asOf} />;
  },
});
