import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './api/problem.ts';
import { signInAddress } from './session/session.ts';

/** A page that finds its session ended goes to sign in and comes back; a form that is being saved is left alone. */
const queryCache = new QueryCache({
  onError: (error) => {
    if (isProblem(error, 'session_ended')) window.location.assign(signInAddress());
  },
});

export const queryClient: QueryClient = new QueryClient({
  queryCache,
  mutationCache: new MutationCache({
    // what a change touches beyond its own thing (counts, trees, search) is many: everything shown is asked again
    onSuccess: (_data, _variables, _context, mutation) =>
      mutation.meta?.changesNothing === true ? undefined : queryClient.invalidateQueries(),
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // what was refused stays refused; what did not arrive may the second time
      retry: (failures, error) => failures < 1 && isProblem(error, 'unreachable', 'unavailable', 'unknown'),
    },
  },
});
