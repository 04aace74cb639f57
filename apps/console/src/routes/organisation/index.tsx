import { createFileRoute } from '@tanstack/react-router';
import { corporationsQuery } from '../../features/corporations/api/list-corporations.ts';
import { Overview } from '../../features/organisation/overview.tsx';

export const Route = createFileRoute('/organisation/')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, deps: { asOf } }) => queryClient.ensureQueryData(corporationsQuery(asOf)),
  component: Overview,
});
