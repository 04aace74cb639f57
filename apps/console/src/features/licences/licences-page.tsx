import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Ticket } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { useMoment } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useZone } from '../../time/zone.tsx';
import { ColumnMenu, useColumnChoice } from '../../ui/data-table/column-choice.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { licencesQuery } from './api/list-licences.ts';
import { licenceColumns } from './licence-columns.tsx';
import { LicenceFilters } from './licence-filters.tsx';
import { isFiltered, type LicenceSearch, licenceFilter } from './licence-search.ts';
import { licenceName } from './licence-text.ts';

export function LicencesPage({ search, asOf }: { search: LicenceSearch; asOf: string | undefined }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate({ from: '/licences/' });
  const zone = useZone();
  const filter = licenceFilter(search, asOf, useMoment());
  const list = useQuery({ ...licencesQuery(filter, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const columns = useMemo(() => licenceColumns(t, zone, i18n.language), [t, zone, i18n.language]);
  const choice = useColumnChoice('licences', columns);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<LicenceSearch>) => void go({ search: (before) => ({ ...before, ...next, ...firstPage }) }),
    [go],
  );
  const past = asOf !== undefined;
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage
      title={t('licences.title')}
      total={page?.total}
      actions={<ColumnMenu columns={columns} choice={choice} />}
      filters={<LicenceFilters search={search} asOf={asOf} onChange={change} />}
      pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
    >
      <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('licences.help')}</p>
      <ListTable
        list={list}
        label={t('licences.title')}
        columns={columns}
        rows={page?.items}
        nameOf={(licence) => licenceName(i18n.language, licence)}
        sort={filter.sort}
        onSort={(sort) => change({ sort })}
        visibility={choice.visibility}
        empty={
          isFiltered(search) ? (
            <Notice title={t('licences.noMatch')}>{t('licences.noMatchHelp')}</Notice>
          ) : (
            <Notice icon={Ticket} title={t(past ? 'licences.nonePast' : 'licences.none')}>
              {past ? null : t('licences.noneHelp')}
            </Notice>
          )
        }
      />
    </ListPage>
  );
}
