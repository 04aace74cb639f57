import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../past/as-of.ts';
import { useZone } from '../../time/zone.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';
import { timelineEntries } from './entries.ts';
import type { Told } from './told.ts';

/** Entries as a timeline, each with the way to its moment. `thing` is what the page is about (`/stores/ID`). */
export function ToldTimeline(props: {
  readonly thing: string;
  readonly entries: readonly Told[];
  readonly onMore: (() => void) | undefined;
  readonly loadingMore: boolean;
}) {
  const { thing, entries, onMore, loadingMore } = props;
  const { t } = useTranslation();
  const zone = useZone();
  const moment = useMoment();
  const told = useMemo(() => timelineEntries(t, entries, thing, zone), [t, entries, thing, zone]);
  return (
    <Timeline
      entries={told}
      moment={moment}
      linkTo={(at, text) => (
        <Link to="." search={(search) => ({ ...search, asOf: at })} className="text-past hover:underline">
          {text}
        </Link>
      )}
      onMore={onMore}
      loadingMore={loadingMore}
    />
  );
}
