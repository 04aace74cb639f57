import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router';
import { sessionQuery } from '../session/session.ts';
import { Frame } from '../shell/frame.tsx';
import { Outside } from '../shell/outside.tsx';
import { asOfFrom } from '../time/as-of.ts';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  // named even when it is no moment: what a route does not name stays as it was typed
  validateSearch: (search: Record<string, unknown>): { asOf?: string } => ({ asOf: asOfFrom(search.asOf) }),
  // the past is a place: following a link does not leave it
  search: { middlewares: [retainSearchParams(['asOf'])] },
  loader: ({ context }) => context.queryClient.ensureQueryData(sessionQuery),
  component: Frame,
  errorComponent: Outside,
});
