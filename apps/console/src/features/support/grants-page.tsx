import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LifeBuoy } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import type { SupportGrant } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { Moment } from '../../time/zone.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { grantsQuery } from './api/list-grants.ts';
import { GrantState } from './grant-state.tsx';
import { grantStates, type SupportSearch } from './support-search.ts';

/** The customer's side: who of the support staff asked to look, who may, and how often they did. */
export function GrantsPage({ search }: { search: SupportSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/support/' });
  const asOf = useAsOf();
  const list = useQuery({
    ...grantsQuery({ status: search.status, asOf }, search.cursor),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(
    (): readonly Column<SupportGrant>[] => [
      {
        id: 'ticket',
        header: t('support.ticket'),
        main: true,
        cell: ({ id, ticket }) => (
          <RowLink to="/support/$grantId" params={{ grantId: id }}>
            {ticket}
          </RowLink>
        ),
      },
      { id: 'status', header: t('field.status'), cell: (grant) => <GrantState grant={grant} /> },
      { id: 'staff', header: t('support.staff'), from: 'sm', cell: ({ staff_name }) => staff_name },
      { id: 'reason', header: t('ui.reason'), from: 'lg', cell: ({ reason }) => reason },
      {
        id: 'ends_at',
        header: t('support.until'),
        from: 'md',
        cell: ({ ends_at }) => (ends_at === null ? null : <Moment at={ends_at} />),
      },
      {
        id: 'view_count',
        header: t('support.viewCount'),
        numeric: true,
        from: 'sm',
        cell: ({ view_count }) => (view_count === 0 ? null : count(view_count)),
      },
    ],
    [t],
  );
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage
      title={t('support.title')}
      total={page?.total}
      filters={
        <FilterSelect
          label={t('field.status')}
          value={search.status?.length === 1 ? search.status[0] : undefined}
          options={grantStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          onChange={(state) =>
            void go({
              search: (before) => ({ ...before, ...firstPage, status: grantStates.filter((each) => each === state) }),
            })
          }
        />
      }
      pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
    >
      <ListTable
        list={list}
        label={t('support.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ ticket }) => ticket}
        empty={
          <Notice icon={LifeBuoy} title={t(search.status ? 'support.noMatch' : 'support.none')}>
            {t('support.noneHelp')}
          </Notice>
        }
      />
    </ListPage>
  );
}
