import { createFileRoute } from '@tanstack/react-router';
import { storesQuery } from '../../features/stores/api/list-stores.ts';
import { storeFilter, storeSearch } from '../../features/stores/store-search.ts';
import { StoresPage } from '../../features/stores/stores-page.tsx';

export const Route = createFileRoute('/stores/')({
  validateSearch: storeSearch,
  loaderDeps: ({ search }) => search,
  // not awaited: the table shows its own rows to come
  loader: ({ context, deps: { asOf, ...search } }) => {
    void context.queryClient.prefetchQuery(storesQuery(storeFilter(search, asOf), search.cursor));
  },
  component: () => {
    const { asOf, ...search } = Route.useSearch();
    return <StoresPage search={search} asOf={asOf} />;
  },
});
