import { createFileRoute } from '@tanstack/react-router';
import { SupportPage } from '../../features/support/support-page.tsx';
import { findSearch, supportSearch } from '../../features/support/support-search.ts';

export const Route = createFileRoute('/support/')({
  validateSearch: (search: Record<string, unknown>) => ({ ...supportSearch(search), ...findSearch(search) }),
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <SupportPage search={search} />;
  },
});
