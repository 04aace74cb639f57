import { createFileRoute } from '@tanstack/react-router';
import { terminalSearch } from '../../features/terminals/terminal-search.ts';
import { TerminalsPage } from '../../features/terminals/terminals-page.tsx';

export const Route = createFileRoute('/sign-ins/terminals')({
  validateSearch: terminalSearch,
  component: () => <TerminalsPage search={Route.useSearch()} />,
});
