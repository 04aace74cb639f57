import { createFileRoute } from '@tanstack/react-router';
import { supportSessionSearch } from '../../features/support-sessions/support-session-search.ts';
import { SupportSessionsPage } from '../../features/support-sessions/support-sessions-page.tsx';

export const Route = createFileRoute('/sign-ins/support-sessions')({
  validateSearch: supportSessionSearch,
  component: () => <SupportSessionsPage search={Route.useSearch()} />,
});
