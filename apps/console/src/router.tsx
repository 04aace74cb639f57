import { createRouter } from '@tanstack/react-router';
import { queryClient } from './query-client.ts';
import { routeTree } from './route-tree.gen.ts';
import { searchFrom, searchText } from './routing/address-bar.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageError } from './shell/page-error.tsx';
import { PageSkeleton } from './shell/page-skeleton.tsx';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  parseSearch: searchFrom,
  stringifySearch: searchText,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The pages of a list that lie before the one shown, so that "previous" finds back. */
    earlier?: readonly { readonly cursor: string | undefined; readonly skipped: number }[];
  }
}
