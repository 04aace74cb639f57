import { useNavigate } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import type { Asked } from '../../problems/loaded.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { DataTable, type DataTableProps } from '../../ui/data-table/data-table.tsx';
import { firstPage } from './paging.ts';

export interface ListTableProps<Row extends { readonly id: string }> extends Omit<DataTableProps<Row>, 'stale'> {
  readonly list: Asked<unknown> & { readonly isPlaceholderData: boolean };
}

/** The table of a list, or why there is none. A cursor that means nothing any more leads back to the first page. */
export function ListTable<Row extends { readonly id: string }>({ list, ...table }: ListTableProps<Row>) {
  const go = useNavigate();
  const { error, isPlaceholderData, refetch } = list;
  if (error === null || table.rows !== undefined) return <DataTable {...table} stale={isPlaceholderData} />;
  const again = () =>
    isProblem(error, 'cursor_malformed')
      ? void go({ to: '.', search: (before) => ({ ...before, ...firstPage }) })
      : void refetch();
  return (
    <div className="min-h-0 flex-1 overflow-auto border-line border-t">
      <ProblemNotice part error={error} onRetry={again} />
    </div>
  );
}
