import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Section } from '../../ui/page.tsx';
import { historyQuery, type Teller } from './read-history.ts';
import { ToldTimeline } from './told-timeline.tsx';

/** The history of one thing, beside its facts: `thing` is its path in the API, `/stores/ID`; `teller` is who keeps it. */
export function HistorySection(props: { thing: string; teller?: Teller; children?: ReactNode }) {
  const { thing, teller = 'directory', children } = props;
  const { t } = useTranslation();
  const zone = useZone();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    historyQuery(thing, teller),
  );
  const entries = useMemo(() => data.pages.flatMap(({ items }) => items), [data]);
  return (
    <Section
      title={t('ui.history')}
      aside={
        <>
          <span className="text-ink-3 text-small">{zoneName(zone)}</span>
          {children}
        </>
      }
    >
      <ToldTimeline
        thing={thing}
        entries={entries}
        onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        loadingMore={isFetchingNextPage}
      />
    </Section>
  );
}
