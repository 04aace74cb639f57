import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedDevice, OpenedStore, OpenedUser } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { ToldTimeline } from '../history/told-timeline.tsx';
import { type Openable, openedQuery } from './api/open-thing.ts';
import { deviceFacts, storeFacts, userFacts } from './opened-facts.tsx';

type Opened = OpenedStore | OpenedUser | OpenedDevice;

interface Shown {
  readonly title: string | null;
  readonly state: ReactNode;
  readonly facts: readonly Fact[];
}

/** A customer's store, person or device as the support staff see it, with its whole past beside it. */
export function OpenedPage(props: { kind: keyof Openable; tenantId: string; id: string }) {
  const { kind, tenantId, id } = props;
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const opened = useSuspenseInfiniteQuery(openedQuery(kind, tenantId, id, useAsOf()));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = opened;
  const entries = useMemo(() => data.pages.flatMap(({ past }) => past.items), [data]);
  const first: Opened | undefined = data.pages[0];
  if (first === undefined) return null;
  const { title, state, facts } = shownOf(first);
  return (
    <Page
      title={title ?? t('support.nameless')}
      trail={[
        <Link key="support" to="/support">
          {t('support.staffTitle')}
        </Link>,
        <span key="here">{first.tenant_name}</span>,
      ]}
      state={state}
    >
      <PageColumns
        main={
          <>
            <p className="prose-line rounded-md bg-attention-soft p-3">
              {t('support.underGrant', { tenant: first.tenant_name, ticket: first.ticket })}{' '}
              <span className="whitespace-nowrap">
                {t('support.until')} <Moment at={first.ends_at} />
              </span>
              {first.unmasked ? null : <span className="block">{t('support.maskedHere')}</span>}
            </p>
            <Section title={t('support.facts')}>
              <Facts facts={facts} />
            </Section>
          </>
        }
        aside={
          <Section title={t('ui.history')} aside={<span className="text-ink-3 text-small">{zoneName(zone)}</span>}>
            <ToldTimeline
              thing={`/${kind}/${id}`}
              entries={entries}
              onMore={hasNextPage ? () => void fetchNextPage() : undefined}
              loadingMore={isFetchingNextPage}
            />
          </Section>
        }
      />
    </Page>
  );

  function shownOf(page: Opened): Shown {
    if ('store' in page) return storeFacts(t, page.store);
    if ('user' in page) return userFacts(t, page.user, i18n.language);
    return deviceFacts(t, page);
  }
}
