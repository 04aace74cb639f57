import { createFileRoute } from '@tanstack/react-router';
import { lakeTableQuery } from '../../features/lake/api/get-lake-table.ts';
import { lakeTableVersionsQuery } from '../../features/lake/api/list-lake-table-versions.ts';
import { TablePage } from '../../features/lake/table-page.tsx';

export const Route = createFileRoute('/lake/$table')({
  loader: ({ context: { queryClient }, params: { table } }) =>
    Promise.all([
      queryClient.ensureQueryData(lakeTableQuery(table)),
      queryClient.prefetchInfiniteQuery(lakeTableVersionsQuery(table)),
    ]),
  component: () => <TablePage name={Route.useParams().table} />,
});
