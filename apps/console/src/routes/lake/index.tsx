import { createFileRoute } from '@tanstack/react-router';
import { lakeTablesQuery } from '../../features/lake/api/list-lake-tables.ts';
import { LakePage } from '../../features/lake/lake-page.tsx';

export const Route = createFileRoute('/lake/')({
  // not awaited: the table shows its own rows to come
  loader: ({ context: { queryClient } }) => void queryClient.prefetchQuery(lakeTablesQuery),
  component: LakePage,
});
