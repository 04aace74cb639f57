import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '../../features/roles/api/list-roles.ts';
import { RolesPage } from '../../features/roles/roles-page.tsx';

export const Route = createFileRoute('/roles/')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  // not awaited: the table shows its own rows to come
  loader: ({ context: { queryClient }, deps: { asOf } }) => void queryClient.prefetchQuery(rolesQuery(asOf)),
  component: RolesPage,
});
