import { createFileRoute } from '@tanstack/react-router';
import { unitsQuery } from '../../features/organisation/api/list-units.ts';
import { OrganisationFrame } from '../../features/organisation/organisation-frame.tsx';

export const Route = createFileRoute('/organisation')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, deps: { asOf } }) => queryClient.ensureQueryData(unitsQuery(asOf)),
  component: OrganisationFrame,
});
