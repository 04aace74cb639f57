import { createFileRoute } from '@tanstack/react-router';
import { CheckPage } from '../../features/decisions/check-page.tsx';
import { checkSearch } from '../../features/decisions/check-search.ts';

export const Route = createFileRoute('/roles/check')({
  validateSearch: checkSearch,
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <CheckPage search={search} />;
  },
});
