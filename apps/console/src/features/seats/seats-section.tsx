import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licence, Seat } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { SectionAct, SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { usePages } from '../lists/use-pages.ts';
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
  const close = () => setDoing(null);
  return (
    <>
      <ListSection
        title={t('seats.title')}
        list={list}
        total={list.data?.total}
        aside={may ? <SectionAct icon={Plus} name={t('seats.assign')} onAct={() => setDoing('assign')} /> : null}
        none={t(asOf === undefined ? 'seats.none' : 'seats.nonePast')}
        pager={pagerOf(list.data)}
      >
        {(seats) => (
          <SectionRows stale={turning}>
            {seats.map((seat) => (
              <Row key={seat.id} seat={seat} onRelease={may ? () => setDoing(seat) : undefined} />
            ))}
          </SectionRows>
        )}
      </ListSection>
      <Suspense fallback={null}>
        {doing === 'assign' ? <AssignPanel licence={licence} onClose={close} /> : null}
        {doing !== null && doing !== 'assign' ? <ReleasePanel seat={doing} onClose={close} /> : null}
      </Suspense>
    </>
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
