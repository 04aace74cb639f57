import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licence, Seat } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { PAGE, usePages } from '../organisation/use-pages.ts';
import { seatsQuery } from './api/list-seats.ts';
import { holderName, SeatHolder } from './seat-holder.tsx';

const AssignPanel = lazy(() => import('./assign-panel.tsx'));
const ReleasePanel = lazy(() => import('./release-panel.tsx'));

/** Who has the seats of a licence; they are given and taken here. */
export function SeatsSection({ licence }: { licence: Licence }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const may = useMay('asset.seats.write') === 'allowed' && licence.status !== 'ended';
  const [doing, setDoing] = useState<'assign' | Seat | null>(null);
  const { cursor, turning, pagerOf } = usePages();
  const list = useQuery(seatsQuery({ licence_id: licence.id, asOf }, cursor));
  const { data, error } = list;
  const close = () => setDoing(null);
  return (
    <Section
      title={t('seats.title')}
      aside={
        <>
          {data ? <span className="text-ink-2">{count(data.total)}</span> : null}
          {may ? (
            <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setDoing('assign')}>
              <Plus aria-hidden strokeWidth={1.75} />
              {t('seats.assign')}
            </Button>
          ) : null}
        </>
      }
    >
      {error && !data ? (
        <ProblemNotice part error={error} onRetry={() => void list.refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={4} />
      ) : data.items.length === 0 ? (
        <p className="border-line border-t py-3 text-ink-2">
          {t(asOf === undefined ? 'seats.none' : 'seats.nonePast')}
        </p>
      ) : (
        <ul aria-busy={turning} className="border-line border-t">
          {data.items.map((seat) => (
            <Row key={seat.id} seat={seat} onRelease={may ? () => setDoing(seat) : undefined} />
          ))}
        </ul>
      )}
      {data && data.total > PAGE ? (
        <div className="flex py-2">
          <Pager {...pagerOf(data)} />
        </div>
      ) : null}
      <Suspense fallback={null}>
        {doing === 'assign' ? <AssignPanel licence={licence} onClose={close} /> : null}
        {doing !== null && doing !== 'assign' ? <ReleasePanel seat={doing} onClose={close} /> : null}
      </Suspense>
    </Section>
  );
}

function Row({ seat, onRelease }: { seat: Seat; onRelease: (() => void) | undefined }) {
  const { t } = useTranslation();
  const name = holderName(seat) ?? t('seats.erased');
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <SeatHolder seat={seat} />
      </span>
      <span className="ml-auto text-ink-3 text-small">
        {t('seats.since')} <Moment at={seat.valid_from} />
      </span>
      {onRelease ? (
        <Button kind="quiet" aria-label={t('seats.releaseOf', { name })} onClick={onRelease}>
          {t('seats.release')}
        </Button>
      ) : null}
    </li>
  );
}
