import { createFileRoute, redirect } from '@tanstack/react-router';
import { signInSearch } from '../../features/sign-ins/sign-in-search.ts';
import { SignInsPage } from '../../features/sign-ins/sign-ins-page.tsx';
import { signInsPages } from '../../features/sign-ins/sign-ins-pages.ts';
import { sessionQuery } from '../../session/session.ts';

export const Route = createFileRoute('/sign-ins/')({
  validateSearch: signInSearch,
  // whoever may not read the history comes to the first page they may
  loader: async ({ context: { queryClient } }) => {
    const { permissions } = await queryClient.ensureQueryData(sessionQuery);
    const first = signInsPages.find(({ needs }) => needs.some((each) => permissions.includes(each)));
    if (first !== undefined && first.to !== '/sign-ins') throw redirect({ to: first.to, replace: true });
  },
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <SignInsPage search={search} />;
  },
});
