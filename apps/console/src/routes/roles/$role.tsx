import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '../../features/roles/api/list-roles.ts';
import { RolePage } from '../../features/roles/role-page.tsx';

export const Route = createFileRoute('/roles/$role')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, deps: { asOf } }) => queryClient.ensureQueryData(rolesQuery(asOf)),
  component: () => <RolePage role={Route.useParams().role} />,
});
