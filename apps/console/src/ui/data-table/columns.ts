import type { ReactNode } from 'react';

/** A column of a DataTable. */
export interface Column<Row> {
  /** Also the API's name in `sort`, when sortable. */
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly numeric?: boolean;
  /** The column that names the row holds a RowLink, grows, and cannot be hidden. One per table, the first. */
  readonly main?: boolean;
  /** Shown only when chosen. */
  readonly optional?: boolean;
  /** The narrowest screen that shows it; always without. */
  readonly from?: 'sm' | 'md' | 'lg' | 'xl';
}

/** Classes written out, so that Tailwind finds them. */
export const shownFrom = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
} as const;

/** `name` or `-name`, as the API and the address bar write it. */
export function nextSort(column: string, sort: string | undefined): string {
  return sort === column ? `-${column}` : column;
}

export function sortDirection(column: string, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : undefined;
}
