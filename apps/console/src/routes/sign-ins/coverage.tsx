import { createFileRoute } from '@tanstack/react-router';
import { CoveragePage } from '../../features/coverage/coverage-page.tsx';
import { placeFrom } from '../../features/lists/paging.ts';

export const Route = createFileRoute('/sign-ins/coverage')({
  validateSearch: placeFrom,
  component: () => {
    const { cursor, skipped } = Route.useSearch();
    return <CoveragePage place={{ cursor, skipped }} />;
  },
});
