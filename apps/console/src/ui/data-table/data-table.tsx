import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../checkbox.tsx';
import { cn } from '../class-names.ts';
import { type Column, nextSort, shownFrom, sortDirection } from './columns.ts';
import { useRowKeys } from './row-keys.ts';
import { SkeletonRows } from './skeleton-rows.tsx';

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

export interface DataTableProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** undefined: still loading */
  readonly rows: readonly Row[] | undefined;
  readonly nameOf: (row: Row) => string;
  /** `name` or `-name`; without onSort the headers are plain. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly visibility?: Readonly<Record<string, boolean>>;
  readonly selected?: ReadonlySet<string>;
  /** Without it there are no checkboxes. */
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** What is shown is of an older question, the new answer is under way. */
  readonly stale?: boolean;
  /** Shown when there are no rows. */
  readonly empty: ReactNode;
}

const nothing: never[] = [];
const boxLook = 'border-line border-b pl-4 md:pl-6';
const noSelection: ReadonlySet<string> = new Set();

/** The table of a list: 36 px rows, sticky head, sort, selection, j/k/x keys. It fills its place and scrolls in itself. */
export function DataTable<Row extends { readonly id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, nameOf, sort, onSort, selected = noSelection, onSelect, stale, empty } = props;
  const { t } = useTranslation();
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(columns.map(({ id }) => helper.display({ id })));
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: (rows as Row[] | undefined) ?? nothing,
    getRowId: (row) => row.id,
    state: {
      rowSelection: useMemo(() => Object.fromEntries([...selected].map((id) => [id, true as const])), [selected]),
      columnVisibility: { ...props.visibility },
    },
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? []);
  const select = useCallback(
    (ids: readonly string[], on: boolean) => {
      const next = new Set(selected);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      onSelect?.(next);
    },
    [selected, onSelect],
  );
  const toggle = useCallback(
    (index: number) => {
      const id = rows?.[index]?.id;
      if (id !== undefined) select([id], !selected.has(id));
    },
    [rows, select, selected],
  );
  useRowKeys(onSelect ? toggle : undefined);
  const cellLook = ({ from, numeric, main }: Column<Row>) =>
    cn(
      'truncate border-line border-b px-2 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6',
      main ? 'w-auto max-w-0 max-sm:w-full sm:max-w-80' : 'max-w-48',
      from && shownFrom[from],
      numeric && 'text-right',
    );

  return (
    <section
      aria-label={label}
      aria-busy={rows === undefined || stale}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn('min-h-0 flex-1 overflow-auto border-line border-t', stale && 'opacity-60')}
    >
      <table className="w-full border-separate border-spacing-0">
        <thead className="sticky top-0 z-10 bg-sunken text-ink-2 text-small">
          <tr className="h-8">
            {onSelect ? (
              <th scope="col" className="w-10 border-line border-b pl-4 md:pl-6">
                <Checkbox
                  bare
                  label={t('ui.selectPage')}
                  checked={table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected()}
                  disabled={!rows?.length}
                  onChange={(on) => select(rows?.map((row) => row.id) ?? [], on)}
                />
              </th>
            ) : null}
            {shown.map((column) => (
              <Header key={column.id} column={column} sort={sort} onSort={onSort} className={cellLook(column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <tr
              key={id}
              aria-selected={onSelect ? selected.has(id) : undefined}
              className="h-9 text-ink-2 hover:bg-hover has-[a[data-row]:focus-visible]:bg-hover aria-selected:bg-accent-soft"
            >
              {onSelect ? (
                <td className={boxLook}>
                  <Checkbox
                    bare
                    label={t('ui.selectRow', { name: nameOf(original) })}
                    checked={selected.has(id)}
                    onChange={(on) => select([id], on)}
                  />
                </td>
              ) : null}
              {shown.map((column) => (
                <td key={column.id} className={cellLook(column)}>
                  {column.cell(original) ?? <span className="text-ink-3">–</span>}
                </td>
              ))}
            </tr>
          ))}
          {rows === undefined ? (
            <SkeletonRows looks={[...(onSelect ? [boxLook] : []), ...shown.map(cellLook)]} />
          ) : null}
        </tbody>
      </table>
      {rows?.length === 0 ? empty : null}
    </section>
  );
}

function Header<Row>(props: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  className: string;
}) {
  const { column, sort, onSort, className } = props;
  const direction = sortDirection(column.id, sort);
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={direction} className={cn(className, !column.numeric && 'text-left')}>
      {column.sortable && onSort ? (
        <button
          type="button"
          onClick={() => onSort(nextSort(column.id, sort))}
          className={cn('inline-flex h-7 items-center gap-1 font-strong hover:text-ink', direction && 'text-ink')}
        >
          {column.header}
          {direction ? <Arrow aria-hidden className="size-3" /> : null}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
