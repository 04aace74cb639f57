import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../past/as-of.ts';
import { useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Section } from '../../ui/page.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';
import { timelineEntries } from './entries.ts';
import { historyQuery } from './read-history.ts';

/** The history of one thing, beside its facts: `thing` is its path in the API, `/stores/ID`. */
export function HistorySection({ thing }: { thing: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const moment = useMoment();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(historyQuery(thing));
  const entries = useMemo(
    () =>
      timelineEntries(
        t,
        data.pages.flatMap((page) => page.items),
        thing,
      ),
    [t, data, thing],
  );
  return (
    <Section title={t('ui.history')} aside={<span className="text-ink-3 text-small">{zoneName(zone)}</span>}>
      <Timeline
        entries={entries}
        moment={moment}
        linkTo={(at, text) => (
          <Link to="." search={(search) => ({ ...search, asOf: at })} className="text-past hover:underline">
            {text}
          </Link>
        )}
        onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        loadingMore={isFetchingNextPage}
      />
    </Section>
  );
}
