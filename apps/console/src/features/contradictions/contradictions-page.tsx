import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useZone } from '../../time/zone.tsx';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { DeviceTabs } from '../devices/device-tabs.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { StoreFilter } from '../places/store-filter.tsx';
import { contradictionsQuery } from './api/list-contradictions.ts';
import { contradictionColumns } from './contradiction-columns.tsx';
import {
  type ContradictionSearch,
  contradictionFields,
  contradictionFilter,
  contradictionStates,
  isFiltered,
} from './contradiction-search.ts';
import { fieldText, subjectText } from './contradiction-text.ts';

export function ContradictionsPage({ search, asOf }: { search: ContradictionSearch; asOf: string | undefined }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/devices/contradictions/' });
  const zone = useZone();
  const list = useQuery({
    ...contradictionsQuery(contradictionFilter(search, asOf), search.cursor),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const columns = useMemo(() => contradictionColumns(t, zone), [t, zone]);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<ContradictionSearch>) => void go({ search: (before) => ({ ...before, ...next, ...firstPage }) }),
    [go],
  );
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <DeviceTabs />
      <ListPage
        title={t('contradictions.title')}
        total={page?.total}
        filters={<Filters search={search} asOf={asOf} onChange={change} />}
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('contradictions.help')}</p>
        <ListTable
          list={list}
          label={t('contradictions.title')}
          columns={columns}
          rows={page?.items}
          nameOf={(each) => subjectText(t, each)}
          empty={
            isFiltered(search) ? (
              <Notice title={t('contradictions.noMatch')}>{t('contradictions.noMatchHelp')}</Notice>
            ) : (
              <Notice icon={CheckCheck} title={t('contradictions.noneOpen')}>
                {t('contradictions.noneOpenHelp')}
              </Notice>
            )
          }
        />
      </ListPage>
    </>
  );
}

function Filters(props: {
  search: ContradictionSearch;
  asOf: string | undefined;
  onChange: (change: Partial<ContradictionSearch>) => void;
}) {
  const { search, asOf, onChange } = props;
  const { t } = useTranslation();
  const label = (state: (typeof contradictionStates)[number]) => t(`state.${state === 'open' ? 'undecided' : state}`);
  const status = search.status === undefined ? 'open' : search.status.length === 1 ? search.status[0] : undefined;
  return (
    <>
      <FilterSelect
        label={t('field.status')}
        value={status}
        options={contradictionStates.map((state) => ({ value: state, label: label(state) }))}
        onChange={(chosen) =>
          onChange({
            status: chosen === undefined ? contradictionStates : contradictionStates.filter((each) => each === chosen),
          })
        }
      />
      <FilterSelect
        label={t('field.field')}
        value={search.field?.[0]}
        options={contradictionFields.map((field) => ({ value: field, label: fieldText(t, field) }))}
        onChange={(chosen) => onChange({ field: contradictionFields.filter((each) => each === chosen) })}
      />
      <StoreFilter value={search.store_id} asOf={asOf} onChange={(store_id) => onChange({ store_id })} />
      <ClearFilters
        filtered={isFiltered(search)}
        onClear={() => onChange({ status: undefined, field: undefined, store_id: undefined })}
      />
    </>
  );
}
