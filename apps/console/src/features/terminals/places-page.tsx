import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus, ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerminalPlace } from '../../api/auth-types.ts';
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
import { type Place, usePaging } from '../lists/paging.ts';
import { UserName } from '../people/user-name.tsx';
import { placesQuery } from './api/list-places.ts';

const ChoosePlacePanel = lazy(() => import('./choose-place-panel.tsx'));

/** Stores whose terminals count as something their people have. */
export function PlacesPage({ search }: { search: Place }) {
  const { t } = useTranslation();
  const may = useMay('auth.terminals.write');
  const [choosing, setChoosing] = useState(false);
  const list = useQuery({ ...placesQuery(search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(
    (): readonly Column<TerminalPlace>[] => [
      {
        id: 'name',
        header: t('field.store_id'),
        main: true,
        cell: ({ id, name }) => (
          <RowLink to="/stores/$storeId" params={{ storeId: id }}>
            {name}
          </RowLink>
        ),
      },
      { id: 'reason', header: t('ui.reason'), from: 'sm', cell: ({ reason }) => reason },
      {
        id: 'decided_by',
        header: t('places.decidedBy'),
        from: 'md',
        cell: ({ decided_by }) => (decided_by === null ? null : <UserName userId={decided_by} />),
      },
      {
        id: 'decided_at',
        header: t('places.decidedAt'),
        cell: ({ decided_at }) => (decided_at === null ? null : <Moment at={decided_at} />),
      },
    ],
    [t],
  );
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListPage
        title={t('places.title')}
        total={page?.total}
        actions={
          may === 'never' ? null : (
            <Button kind="primary" disabled={may === 'past'} onClick={() => setChoosing(true)}>
              <Plus aria-hidden />
              {t('places.restricted')}
            </Button>
          )
        }
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <PresentNote />
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('places.help')}</p>
        <ListTable
          list={list}
          label={t('places.title')}
          columns={columns}
          rows={page?.items}
          nameOf={({ name }) => name}
          empty={
            <Notice icon={ShieldCheck} title={t('places.none')}>
              {t('places.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>{choosing ? <ChoosePlacePanel onClose={() => setChoosing(false)} /> : null}</Suspense>
    </>
  );
}
