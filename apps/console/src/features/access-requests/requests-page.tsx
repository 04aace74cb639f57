import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Inbox, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessRequest } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { useRoleName } from '../roles/role-name.ts';
import { requestsQuery } from './api/list-requests.ts';
import { type RequestSearch, requestStates } from './request-search.ts';

const AskPanel = lazy(() => import('./ask-panel.tsx'));

/** Who asked for which role, and what became of it; newest first. */
export function RequestsPage({ search }: { search: RequestSearch }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate({ from: '/roles/requests/' });
  const asOf = useAsOf();
  const roleName = useRoleName();
  const { permissions } = useSession();
  const asking = useMay('directory.access_requests.write');
  const [adding, setAdding] = useState(false);
  const seesOthers = permissions.includes('directory.access_requests.read');
  const own = !seesOthers || search.whose === 'mine';
  const list = useQuery({
    ...requestsQuery({ own, status: search.status, asOf }, search.cursor),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = (next: Partial<RequestSearch>) =>
    void go({ search: (before) => ({ ...before, ...next, ...firstPage }) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: roleName speaks t's language
  const columns = useMemo(
    (): readonly Column<AccessRequest>[] => [
      {
        id: 'user',
        header: t('requests.for'),
        main: true,
        cell: ({ id, user_name }) => (
          <RowLink to="/roles/requests/$requestId" params={{ requestId: id }}>
            {user_name ?? t('people.erasedName')}
          </RowLink>
        ),
      },
      { id: 'role', header: t('field.role'), cell: ({ role }) => roleName(role) },
      {
        id: 'place',
        header: t('roles.where'),
        from: 'sm',
        cell: ({ place_name }) => place_name ?? t('roles.scope.tenant'),
      },
      { id: 'status', header: t('field.status'), cell: ({ status }) => <StateTag state={status} /> },
      { id: 'requester', header: t('requests.by'), from: 'lg', cell: ({ requester_name }) => requester_name },
      { id: 'justification', header: t('requests.why'), from: 'lg', cell: ({ justification }) => justification },
      {
        id: 'valid_from',
        header: t('field.valid_from'),
        numeric: true,
        from: 'md',
        cell: ({ valid_from }) => <Moment at={valid_from} />,
      },
    ],
    [t, i18n.language, list.data],
  );
  const filtered = search.status !== undefined;
  return (
    <ListPage
      title={t('requests.title')}
      total={page?.total}
      actions={
        asking === 'never' ? null : (
          <Button kind="primary" disabled={asking === 'past'} onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t('requests.ask')}
          </Button>
        )
      }
      filters={
        <>
          {seesOthers ? (
            <FilterSelect
              label={t('requests.whose')}
              value={search.whose}
              options={[{ value: 'mine', label: t('requests.mine') }]}
              onChange={(whose) => change({ whose: whose === 'mine' ? 'mine' : undefined })}
            />
          ) : null}
          <FilterSelect
            label={t('field.status')}
            value={search.status?.length === 1 ? search.status[0] : undefined}
            options={requestStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
            onChange={(state) => change({ status: requestStates.filter((each) => each === state) })}
          />
          <ClearFilters
            filtered={filtered || search.whose !== undefined}
            onClear={() => change({ status: undefined, whose: undefined })}
          />
        </>
      }
      pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
    >
      <ListTable
        list={list}
        label={t('requests.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ user_name }) => user_name ?? t('people.erasedName')}
        empty={
          <Notice icon={Inbox} title={t(filtered ? 'requests.noMatch' : 'requests.none')}>
            {filtered || asOf !== undefined ? null : t('requests.noneHelp')}
          </Notice>
        }
      />
      <Suspense fallback={null}>{adding ? <AskPanel onClose={() => setAdding(false)} /> : null}</Suspense>
    </ListPage>
  );
}
