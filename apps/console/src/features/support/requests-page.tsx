import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LifeBuoy, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportRequest } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { type Place, usePaging } from '../lists/paging.ts';
import { supportRequestsQuery } from './api/list-support-requests.ts';
import { StaffTabs } from './staff-tabs.tsx';

const AskPanel = lazy(() => import('./ask-panel.tsx'));
const EndPanel = lazy(() => import('./end-panel.tsx'));

/** What somebody of the support staff asked customers for, and what became of it. */
export function SupportRequestsPage({ search }: { search: Place }) {
  const { t } = useTranslation();
  const past = useAsOf() !== undefined;
  const asking = useMay('directory.support.write');
  const [doing, setDoing] = useState<'ask' | SupportRequest | null>(null);
  const list = useQuery({ ...supportRequestsQuery(search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(
    (): readonly Column<SupportRequest>[] => [
      {
        id: 'tenant',
        header: t('support.tenant'),
        main: true,
        cell: ({ tenant_name, tenant_code }) => (
          <>
            <span className="font-strong text-ink">{tenant_name}</span>{' '}
            <span className="text-ink-3">{tenant_code}</span>
          </>
        ),
      },
      { id: 'status', header: t('field.status'), cell: (request) => <StateTag state={stateOf(request)} /> },
      { id: 'ticket', header: t('support.ticket'), from: 'sm', cell: ({ ticket }) => ticket },
      { id: 'reason', header: t('support.why'), from: 'lg', cell: ({ reason }) => reason },
      {
        id: 'ends_at',
        header: t('support.until'),
        from: 'md',
        cell: ({ ends_at }) => (ends_at === null ? null : <Moment at={ends_at} />),
      },
      {
        id: 'acts',
        header: t('ui.otherActs'),
        cell: (request) =>
          asking === 'allowed' && ['requested', 'approved'].includes(stateOf(request)) ? (
            <Button
              kind="quiet"
              aria-label={t('support.endOf', { tenant: request.tenant_name, ticket: request.ticket })}
              onClick={() => setDoing(request)}
            >
              {t('support.end')}
            </Button>
          ) : null,
      },
    ],
    [t, asking],
  );
  const close = () => setDoing(null);
  return (
    <>
      <StaffTabs />
      <ListPage
        title={t('support.requests')}
        total={page?.total}
        actions={
          asking === 'never' ? null : (
            <Button kind="primary" disabled={past} onClick={() => setDoing('ask')}>
              <Plus aria-hidden />
              {t('support.ask')}
            </Button>
          )
        }
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <ListTable
          list={list}
          label={t('support.requests')}
          columns={columns}
          rows={page?.items}
          nameOf={({ tenant_name }) => tenant_name}
          empty={
            <Notice icon={LifeBuoy} title={t('support.noRequests')}>
              {t('support.noRequestsHelp')}
            </Notice>
          }
        />
        <Suspense fallback={null}>
          {doing === 'ask' ? <AskPanel onClose={close} /> : null}
          {doing !== null && doing !== 'ask' ? <EndPanel request={doing} onClose={close} /> : null}
        </Suspense>
      </ListPage>
    </>
  );
}

/** A grant that ran out says so although nobody ended it. */
function stateOf({ status, ends_at }: SupportRequest): SupportRequest['status'] | 'over' {
  return status === 'approved' && ends_at !== null && Date.parse(ends_at) <= Date.now() ? 'over' : status;
}
