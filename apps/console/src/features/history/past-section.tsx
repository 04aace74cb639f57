import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { path } from '../../api/paths.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { storePastQuery } from './read-past.ts';
import { ToldTimeline } from './told-timeline.tsx';

/** A store's whole past: what happened to itself, to its people, devices, certificates and seats, in one timeline. */
export function PastSection({ storeId, children }: { storeId: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const zone = useZone();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    storePastQuery(storeId),
  );
  const entries = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
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
      {error && entries === undefined ? (
        <ProblemNotice part error={error} onRetry={() => void refetch()} />
      ) : entries === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <ToldTimeline
          thing={path`/stores/${storeId}`}
          entries={entries}
          onMore={hasNextPage ? () => void fetchNextPage() : undefined}
          loadingMore={isFetchingNextPage}
        />
      )}
    </Section>
  );
}
