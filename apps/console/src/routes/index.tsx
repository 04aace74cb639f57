import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../session/session.ts';

export const Route = createFileRoute('/')({
  beforeLoad: async ({ context: { queryClient } }) => {
    const { permissions } = await queryClient.ensureQueryData(sessionQuery);
    if (permissions.includes('directory.support.read')) throw redirect({ to: '/support' });
    // who has no role sees the roles, and can ask for one
    throw redirect({ to: permissions.includes('directory.stores.read') ? '/stores' : '/roles/requests' });
  },
});
