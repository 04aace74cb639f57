import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Store as StoreIcon } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useEditing } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { ColumnMenu, useColumnChoice } from '../../ui/data-table/column-choice.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { CopyButton } from '../lists/copy-button.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { useSelection } from '../lists/selection.ts';
import { storesQuery } from './api/list-stores.ts';
import { ExportStores } from './export-stores.tsx';
import { storeColumns } from './store-columns.tsx';
import { storeCsvColumns } from './store-csv.ts';
import { isFiltered, StoreFilters } from './store-filters.tsx';
import { type StoreSearch, storeFilter } from './store-search.ts';

const StorePanel = lazy(() => import('./store-panel.tsx'));

export function StoresPage({ search, asOf }: { search: StoreSearch; asOf: string | undefined }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/stores/' });
  const zone = useZone();
  const editing = useEditing('stores');
  const [adding, setAdding] = useState(false);
  const filter = storeFilter(search, asOf);
  const list = useQuery({ ...storesQuery(filter, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const columns = useMemo(() => storeColumns(t, zone), [t, zone]);
  const choice = useColumnChoice('stores', columns);
  const selection = useSelection(page?.items);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<StoreSearch>) =>
      void go({ search: (before) => ({ ...before, ...next, ...firstPage }), replace: 'q' in next }),
    [go],
  );

  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage
      title={t('stores.title')}
      total={page?.total}
      actions={
        <>
          <ColumnMenu columns={columns} choice={choice} />
          <ExportStores filter={filter} />
          {editing === 'never' ? null : (
            <Button kind="primary" disabled={editing === 'past'} onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('stores.add')}
            </Button>
          )}
        </>
      }
      filters={<StoreFilters search={search} asOf={asOf} onChange={change} />}
      selection={{
        count: selection.selected.size,
        onClear: selection.clear,
        actions: (
          <CopyButton
            name={t('stores.copyNames')}
            rows={selection.rows}
            columns={storeCsvColumns(t, selection.rows, zone)}
            copied={t('stores.copiedNames', { count: selection.rows.length })}
          />
        ),
      }}
      pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
    >
      <ListTable
        list={list}
        label={t('stores.title')}
        columns={columns}
        rows={page?.items}
        nameOf={(store) => store.name}
        sort={filter.sort}
        onSort={(sort) => change({ sort } as Partial<StoreSearch>)}
        visibility={choice.visibility}
        selected={selection.selected}
        onSelect={selection.select}
        empty={<NoStores filtered={isFiltered(search)} past={asOf !== undefined} />}
      />
      <Suspense fallback={null}>
        {adding ? <StorePanel store={null} onClose={() => setAdding(false)} /> : null}
      </Suspense>
    </ListPage>
  );
}

function NoStores({ filtered, past }: { filtered: boolean; past: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <Notice title={t('stores.empty')}>{t('stores.emptyHelp')}</Notice>;
  return (
    <Notice icon={StoreIcon} title={t(past ? 'stores.nonePast' : 'stores.none')}>
      {past ? null : t('stores.noneHelp')}
    </Notice>
  );
}
