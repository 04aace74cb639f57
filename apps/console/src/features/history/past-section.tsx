import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { path } from '../../api/paths.ts';
import { Loaded } from '../../problems/loaded.tsx';
import { useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Section } from '../../ui/page.tsx';
import { storePastQuery } from './read-past.ts';
import { ToldTimeline } from './told-timeline.tsx';

/** A store's whole past: what happened to itself, to its people, devices, certificates and seats, in one timeline. */
export function PastSection({ storeId, children }: { storeId: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const zone = useZone();
  const past = useInfiniteQuery(storePastQuery(storeId));
  const entries = useMemo(() => past.data?.pages.flatMap(({ items }) => items), [past.data]);
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
      <Loaded asked={{ data: entries, error: past.error, refetch: past.refetch }} lines={8}>
        {(told) => (
          <ToldTimeline
            thing={path`/stores/${storeId}`}
            entries={told}
            onMore={past.hasNextPage ? () => void past.fetchNextPage() : undefined}
            loadingMore={past.isFetchingNextPage}
          />
        )}
      </Loaded>
    </Section>
  );
}
