import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, ShieldX, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportGrant } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { grantQuery } from './api/get-grant.ts';
import type { GrantAct } from './grant-act.ts';
import { GrantState } from './grant-state.tsx';
import { ViewsSection } from './views-section.tsx';

const GrantActs = lazy(() => import('./grant-acts.tsx'));

/** One grant, the customer's side: who asks to look and why, until when, and what they looked at. */
export function GrantPage({ grantId }: { grantId: string }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<GrantAct | null>(null);
  const { data: grant } = useSuspenseQuery(grantQuery(grantId, useAsOf()));
  return (
    <>
      <Page
        title={grant.ticket}
        trail={[
          <Link key="support" to="/support">
            {t('support.title')}
          </Link>,
          <span key="here">{grant.staff_name}</span>,
        ]}
        state={<GrantState grant={grant} />}
        actions={<GrantActions grant={grant} onDo={setDoing} />}
      >
        <PageColumns
          main={
            <>
              <Section title={t('support.facts')}>
                <GrantFacts grant={grant} />
              </Section>
              <Suspense fallback={<Skeleton lines={3} />}>
                <ViewsSection grantId={grantId} />
              </Suspense>
            </>
          }
          aside={<HistorySection thing={`/support-grants/${grantId}`} />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === null ? null : <GrantActs grant={grant} act={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </>
  );
}

function GrantFacts({ grant }: { grant: SupportGrant }) {
  const { t } = useTranslation();
  const { staff_name, ticket, reason, hours, unmasked, starts_at, ends_at, decided_by_name, status } = grant;
  return (
    <Facts
      facts={[
        { label: t('support.staff'), value: staff_name },
        { label: t('support.ticket'), value: ticket },
        { label: t('support.why'), value: reason },
        { label: t('support.hours'), value: t('support.hourCount', { count: hours }) },
        ...(status === 'requested'
          ? []
          : [
              { label: t('support.since'), value: starts_at && <Moment at={starts_at} /> },
              { label: t('support.until'), value: ends_at && <Moment at={ends_at} /> },
              { label: t('support.names'), value: t(unmasked ? 'support.unmasked' : 'support.masked') },
              { label: t('support.decidedBy'), value: decided_by_name },
            ]),
      ]}
    />
  );
}

function GrantActions({ grant, onDo }: { grant: SupportGrant; onDo: (act: GrantAct) => void }) {
  const { t } = useTranslation();
  const editing = useEditing('support_grants');
  if (editing === 'never') return null;
  const off = editing === 'past';
  if (grant.status === 'approved' && grant.in_force)
    return (
      <Button kind="danger" disabled={off} onClick={() => onDo('revoke')}>
        <ShieldX aria-hidden strokeWidth={1.75} />
        {t('support.revoke')}
      </Button>
    );
  if (grant.status !== 'requested') return null;
  return (
    <>
      <Button disabled={off} onClick={() => onDo('reject')}>
        <X aria-hidden strokeWidth={1.75} />
        {t('support.reject')}
      </Button>
      <Button kind="primary" disabled={off} onClick={() => onDo('approve')}>
        <Check aria-hidden strokeWidth={1.75} />
        {t('support.approve')}
      </Button>
    </>
  );
}
