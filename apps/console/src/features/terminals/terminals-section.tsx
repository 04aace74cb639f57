import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../api/auth-types.ts';
import { Loaded } from '../../problems/loaded.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { NoRows, Section } from '../../ui/page.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { terminalsQuery } from './api/list-terminals.ts';
import { placeQuery } from './api/read-place.ts';
import { TerminalState } from './terminal-state.tsx';

const PlacePanel = lazy(() => import('./place-panel.tsx'));

/** The shared terminals of a store, and whether their keys count for its people. */
export function TerminalsSection({ storeId }: { storeId: string }) {
  const { t } = useTranslation();
  const may = useMay('auth.terminals.write') === 'allowed';
  const [deciding, setDeciding] = useState(false);
  const place = useQuery(placeQuery(storeId));
  const list = useQuery(terminalsQuery(storeId));
  const columns: readonly SectionColumn<Terminal>[] = [
    {
      id: 'name',
      header: t('terminals.device'),
      cell: ({ id, name }) => (
        <Link to="/devices/$deviceId" params={{ deviceId: id }} className="text-accent hover:underline">
          {name ?? t('terminals.nameless')}
        </Link>
      ),
    },
    { id: 'status', header: t('field.status'), cell: (terminal) => <TerminalState terminal={terminal} /> },
    {
      id: 'enrolled_at',
      header: t('terminals.enrolledAt'),
      from: 'md',
      cell: ({ enrolled_at }) => <Moment at={enrolled_at} />,
    },
  ];
  return (
    <Section
      title={t('terminals.title')}
      aside={
        <>
          {list.data ? <span className="text-ink-2">{count(list.data.total)}</span> : null}
          {list.data && list.data.total > list.data.items.length ? (
            <Link
              to="/sign-ins/terminals"
              search={{ store_id: storeId }}
              className="ml-auto text-accent hover:underline"
            >
              {t('terminals.seeAll')}
            </Link>
          ) : null}
        </>
      }
    >
      <Loaded asked={place} lines={2}>
        {({ status }) => (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t py-2">
            <span className="min-w-60 flex-1">
              <StatusDot tone={status === 'restricted' ? 'done' : 'quiet'}>{t(`places.state.${status}`)}</StatusDot>
              <span className="prose-line block text-ink-2 text-small">{t(`places.stateMeans.${status}`)}</span>
            </span>
            {may ? (
              <Button onClick={() => setDeciding(true)}>
                {t(status === 'restricted' ? 'places.unrestricted' : 'places.restricted')}
              </Button>
            ) : null}
          </div>
        )}
      </Loaded>
      <Loaded asked={list} lines={1}>
        {({ items }) =>
          items.length > 0 ? (
            <SectionTable label={t('terminals.title')} columns={columns} rows={items} />
          ) : (
            <NoRows>{t('terminals.noneInStore')}</NoRows>
          )
        }
      </Loaded>
      <Suspense fallback={null}>
        {deciding && place.data ? <PlacePanel place={place.data} onClose={() => setDeciding(false)} /> : null}
      </Suspense>
    </Section>
  );
}
