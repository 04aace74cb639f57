import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportSession } from '../../api/auth-types.ts';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
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
import { supportSessionsQuery } from './api/list-support-sessions.ts';
import { StaffName } from './staff-name.tsx';
import type { SupportSessionSearch } from './support-session-search.ts';
import { SupportSessionState } from './support-session-state.tsx';

const SessionPanel = lazy(() => import('./session-panel.tsx'));

/** When staff of the operator saw the company's data as one of its users would. */
export function SupportSessionsPage({ search }: { search: SupportSessionSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/sign-ins/support-sessions' });
  const list = useQuery({ ...supportSessionsQuery(search.open, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const shown = page?.items.find(({ id }) => id === search.session);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(
    (): readonly Column<SupportSession>[] => [
      {
        id: 'ticket',
        header: t('supportSessions.ticket'),
        main: true,
        cell: ({ id, ticket }) => (
          <RowLink to="/sign-ins/support-sessions" search={(before) => ({ ...before, session: id })}>
            {ticket}
          </RowLink>
        ),
      },
      { id: 'status', header: t('field.status'), cell: (session) => <SupportSessionState session={session} /> },
      {
        id: 'staff',
        header: t('supportSessions.staff'),
        from: 'sm',
        cell: (session) => <StaffName session={session} />,
      },
      {
        id: 'opened_at',
        header: t('supportSessions.openedAt'),
        from: 'md',
        cell: ({ opened_at }) => <Moment at={opened_at} />,
      },
      {
        id: 'uses',
        header: t('supportSessions.useCount'),
        numeric: true,
        from: 'md',
        cell: ({ use_count }) => count(use_count),
      },
    ],
    [t],
  );
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListPage
        title={t('supportSessions.title')}
        total={page?.total}
        filters={
          <FilterSelect
            label={t('field.status')}
            value={search.open}
            options={[
              { value: 'true', label: t('supportSessions.open') },
              { value: 'false', label: t('supportSessions.over') },
            ]}
            onChange={(open) =>
              void go({
                search: (before) => ({ ...before, ...firstPage, open: open as SupportSessionSearch['open'] }),
              })
            }
          />
        }
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <PresentNote />
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('supportSessions.help')}</p>
        <ListTable
          list={list}
          label={t('supportSessions.title')}
          columns={columns}
          rows={page?.items}
          nameOf={({ ticket }) => ticket}
          empty={
            <Notice icon={Eye} title={t('supportSessions.none')}>
              {t('supportSessions.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>
        {shown ? (
          <SessionPanel
            session={shown}
            onClose={() => void go({ search: (before) => ({ ...before, session: undefined }) })}
          />
        ) : null}
      </Suspense>
    </>
  );
}
