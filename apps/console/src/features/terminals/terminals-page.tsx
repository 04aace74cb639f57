import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { KeyRound, Monitor } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../api/auth-types.ts';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { StoreFilter } from '../places/store-filter.tsx';
import { terminalsQuery } from './api/list-terminals.ts';
import type { TerminalSearch } from './terminal-search.ts';
import { TerminalState } from './terminal-state.tsx';

const CodePanel = lazy(() => import('./code-panel.tsx'));
const RemovePanel = lazy(() => import('./remove-panel.tsx'));

/** Devices that several people sign in at, one after the other. */
export function TerminalsPage({ search }: { search: TerminalSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/sign-ins/terminals' });
  const may = useMay('auth.terminals.write');
  const [doing, setDoing] = useState<'code' | Terminal | null>(null);
  const list = useQuery({ ...terminalsQuery(search.store_id, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const removable = may === 'allowed';
  const columns = useMemo(
    (): readonly Column<Terminal>[] => [
      {
        id: 'name',
        header: t('terminals.device'),
        main: true,
        cell: ({ id, name }) => (
          <RowLink to="/devices/$deviceId" params={{ deviceId: id }}>
            {name ?? t('terminals.nameless')}
          </RowLink>
        ),
      },
      { id: 'status', header: t('field.status'), cell: (terminal) => <TerminalState terminal={terminal} /> },
      {
        id: 'store',
        header: t('field.store_id'),
        from: 'sm',
        cell: ({ store_id, store_name }) =>
          store_id === null ? null : (
            <Link to="/stores/$storeId" params={{ storeId: store_id }} className="hover:text-accent hover:underline">
              {store_name}
            </Link>
          ),
      },
      {
        id: 'enrolled_at',
        header: t('terminals.enrolledAt'),
        from: 'md',
        cell: ({ enrolled_at }) => <Moment at={enrolled_at} />,
      },
      ...(removable
        ? [
            {
              id: 'acts',
              header: t('ui.otherActs'),
              cell: (terminal: Terminal) => (
                <Button
                  kind="quiet"
                  className="-ml-3"
                  aria-label={t('terminals.removeOf', { name: terminal.name ?? '' })}
                  onClick={() => setDoing(terminal)}
                >
                  {t('terminals.remove')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, removable],
  );
  const close = () => setDoing(null);
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListPage
        title={t('terminals.title')}
        total={page?.total}
        actions={
          may === 'never' ? null : (
            <Button kind="primary" disabled={may === 'past'} onClick={() => setDoing('code')}>
              <KeyRound aria-hidden strokeWidth={1.75} />
              {t('terminals.issue')}
            </Button>
          )
        }
        filters={
          <StoreFilter
            value={search.store_id}
            asOf={undefined}
            onChange={(store_id) => void go({ search: (before) => ({ ...before, ...firstPage, store_id }) })}
          />
        }
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <PresentNote />
        <ListTable
          list={list}
          label={t('terminals.title')}
          columns={columns}
          rows={page?.items}
          nameOf={({ name }) => name ?? ''}
          empty={
            <Notice icon={Monitor} title={t(search.store_id ? 'terminals.noneInStore' : 'terminals.none')}>
              {t('terminals.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>
        {doing === 'code' ? <CodePanel device={null} onClose={close} /> : null}
        {doing !== null && doing !== 'code' ? <RemovePanel terminal={doing} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
