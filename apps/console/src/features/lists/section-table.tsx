import type { ReactNode } from 'react';
import { cn } from '../../ui/class-names.ts';
import { shownFrom } from '../../ui/data-table/columns.ts';

export interface SectionColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly from?: 'sm' | 'md';
}

/** What belongs to a thing, on its page: a plain table as long as its rows. */
export function SectionTable<Row extends { readonly id: string }>(props: {
  readonly label: string;
  readonly columns: readonly SectionColumn<Row>[];
  readonly rows: readonly Row[];
  readonly stale?: boolean;
}) {
  const { label, columns, rows, stale } = props;
  const look = ({ numeric, from }: SectionColumn<Row>) =>
    cn(
      'truncate border-line border-b pr-3 last:pr-0',
      numeric ? 'w-16 text-right' : 'text-left',
      from && shownFrom[from],
    );
  return (
    <table
      aria-label={label}
      aria-busy={stale}
      className={cn('w-full table-fixed border-line border-t', stale && 'opacity-60')}
    >
      <thead>
        <tr className="h-8 text-ink-2 text-small">
          {columns.map((column) => (
            <th key={column.id} scope="col" className={look(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="h-9 text-ink-2">
            {columns.map((column) => (
              <td key={column.id} className={look(column)}>
                {column.cell(row) ?? <span className="text-ink-3">–</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
