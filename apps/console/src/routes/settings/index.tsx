import { createFileRoute, redirect } from '@tanstack/react-router';
import { settingsPages } from '../../features/settings/settings-pages.ts';
import { sessionQuery } from '../../session/session.ts';

export const Route = createFileRoute('/settings/')({
  // the first page that somebody may read
  loader: async ({ context: { queryClient } }) => {
    const { permissions } = await queryClient.ensureQueryData(sessionQuery);
    const first = settingsPages.find(({ needs }) => permissions.includes(needs)) ?? settingsPages[0];
    throw redirect({ to: first.to, replace: true });
  },
});
