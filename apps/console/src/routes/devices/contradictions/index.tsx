import { createFileRoute } from '@tanstack/react-router';
import { contradictionSearch } from '../../../features/contradictions/contradiction-search.ts';
import { ContradictionsPage } from '../../../features/contradictions/contradictions-page.tsx';

export const Route = createFileRoute('/devices/contradictions/')({
  validateSearch: contradictionSearch,
  component: () => {
    const { asOf, ...search } = Route.useSearch();
    return <ContradictionsPage search={search} asOf={asOf} />;
  },
});
