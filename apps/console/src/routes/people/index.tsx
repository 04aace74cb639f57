import { createFileRoute } from '@tanstack/react-router';
import { usersQuery } from '../../features/people/api/list-users.ts';
import { PeoplePage } from '../../features/people/people-page.tsx';
import { peopleFilter, peopleSearch } from '../../features/people/people-search.ts';

export const Route = createFileRoute('/people/')({
  validateSearch: peopleSearch,
  loaderDeps: ({ search }) => search,
  // not awaited: the table shows its own rows to come
  loader: ({ context, deps: { asOf, ...search } }) => {
    void context.queryClient.prefetchQuery(usersQuery(peopleFilter(search, asOf), search.cursor));
  },
  component: () => {
    const { asOf, ...search } = Route.useSearch();
    return <PeoplePage search={search} asOf={asOf} />;
  },
});
