import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { useTitle } from '../title.ts';
import { count } from './pager.tsx';

export interface ListPageProps {
  readonly title: string;
  readonly total: number | undefined;
  readonly actions?: ReactNode;
  readonly filters?: ReactNode;
  /** The DataTable, or what stands in its place. */
  readonly children: ReactNode;
  /** Shown at the bottom instead of the keys while rows are selected. */
  readonly selection?: { readonly count: number; readonly actions: ReactNode; readonly onClear: () => void };
  readonly pager?: ReactNode;
}

/** A list: its name and count, what can be done, filters, the table, and below it the selection or the keys, and the pages. */
export function ListPage({ title, total, actions, filters, children, selection, pager }: ListPageProps) {
  const { t } = useTranslation();
  useTitle(title);
  return (
    <>
      <header className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-3 md:px-6">
        <h1 className="text-title">{title}</h1>
        <span className="mr-auto pt-1 text-ink-2">
          {total === undefined ? null : t('ui.total', { total: count(total) })}
        </span>
        {actions}
      </header>
      {filters ? <search className="flex flex-wrap items-center gap-2 px-4 pb-3 md:px-6">{filters}</search> : null}
      {children}
      <footer className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-line border-t px-4 md:px-6">
        {selection && selection.count > 0 ? (
          <>
            <span className="font-strong">{t('ui.selected', { count: selection.count })}</span>
            {selection.actions}
            <Button kind="quiet" onClick={selection.onClear}>
              {t('ui.unselect')}
            </Button>
          </>
        ) : (
          <span className="text-ink-3 text-small max-md:hidden">{t('ui.listKeys')}</span>
        )}
        {pager}
      </footer>
    </>
  );
}
