import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Undo2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessRequest } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { PlaceLink } from '../roles/place-link.tsx';
import { useRoleName } from '../roles/role-name.ts';
import { RolePreview } from '../roles/role-preview.tsx';
import type { RequestAct } from './api/decide-request.ts';
import { requestQuery } from './api/get-request.ts';

const DecidePanel = lazy(() => import('./decide-panel.tsx'));

/** One request: what is asked for and why, and what another person decided. */
export function RequestPage({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { permissions } = useSession();
  const [doing, setDoing] = useState<RequestAct | null>(null);
  const own = !permissions.includes('directory.access_requests.read');
  const { data: request } = useSuspenseQuery(requestQuery(requestId, own, useAsOf()));
  return (
    <>
      <Page
        title={t('requests.of', { name: request.user_name ?? t('people.erasedName'), role: roleName(request.role) })}
        trail={[
          <Link key="requests" to="/roles/requests">
            {t('requests.title')}
          </Link>,
          <Moment key="here" at={request.valid_from} />,
        ]}
        state={<StateTag state={request.status} />}
        actions={<RequestActions request={request} onDo={setDoing} />}
      >
        <PageColumns
          main={
            <>
              <Section title={t('requests.facts')}>
                <RequestFacts request={request} />
              </Section>
              <RolePreview role={request.role} place={request.place_name ?? undefined} />
            </>
          }
          aside={
            own ? null : (
              <Suspense fallback={<Skeleton lines={3} />}>
                <HistorySection thing={`/access-requests/${requestId}`} />
              </Suspense>
            )
          }
        />
      </Page>
      <Suspense fallback={null}>
        {doing === null ? null : <DecidePanel request={request} act={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </>
  );
}

function RequestFacts({ request }: { request: AccessRequest }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { user_id, user_name, requester_name, role, starts_at, ends_at, justification } = request;
  const { decided_by_name, decision_note, status } = request;
  return (
    <Facts
      facts={[
        {
          label: t('requests.for'),
          value: (
            <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
              {user_name ?? t('people.erasedName')}
            </Link>
          ),
        },
        { label: t('field.role'), value: roleName(role) },
        { label: t('roles.where'), value: <PlaceLink {...request} /> },
        { label: t('field.starts_at'), value: starts_at ? <Moment at={starts_at} /> : t('requests.fromApproval') },
        { label: t('field.ends_at'), value: ends_at ? <Moment at={ends_at} /> : t('requests.endless') },
        { label: t('requests.by'), value: requester_name },
        { label: t('requests.why'), value: justification },
        ...(status === 'approved' || status === 'rejected'
          ? [
              { label: t('requests.decidedBy'), value: decided_by_name },
              { label: t('requests.note'), value: decision_note },
            ]
          : []),
      ]}
    />
  );
}

function RequestActions({ request, onDo }: { request: AccessRequest; onDo: (act: RequestAct) => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const deciding = useMay('directory.access_requests.decide');
  const past = useAsOf() !== undefined;
  if (request.status !== 'pending') return null;
  const concerned = [request.requester_id, request.user_id].includes(person.user_id);
  return (
    <>
      {request.requester_id === person.user_id ? (
        <Button disabled={past} onClick={() => onDo('withdraw')}>
          <Undo2 aria-hidden strokeWidth={1.75} />
          {t('requests.withdraw')}
        </Button>
      ) : null}
      {deciding !== 'never' && concerned ? (
        <p className="prose-line self-center text-ink-2">{t('requests.notByYou')}</p>
      ) : null}
      {deciding === 'never' || concerned ? null : (
        <>
          <Button disabled={past} onClick={() => onDo('reject')}>
            <X aria-hidden strokeWidth={1.75} />
            {t('requests.reject')}
          </Button>
          <Button kind="primary" disabled={past} onClick={() => onDo('approve')}>
            <Check aria-hidden strokeWidth={1.75} />
            {t('requests.approve')}
          </Button>
        </>
      )}
    </>
  );
}
