import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { acrText } from './acr-text.ts';
import { sessionsQuery } from './api/list-sessions.ts';

const EndSessionPanel = lazy(() => import('./end-session-panel.tsx'));

/** Where somebody is signed in now. */
export function SessionsSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const may = useMay('auth.sessions.write') === 'allowed';
  const [ending, setEnding] = useState<Session | null>(null);
  const list = useQuery(sessionsQuery(user.id));
  const items = list.data?.items;
  return (
    <Section
      title={t('signIn.sessions.title')}
      aside={items === undefined ? null : <span className="text-ink-2">{count(items.length)}</span>}
    >
      {list.error && items === undefined ? (
        <ProblemNotice part error={list.error} onRetry={() => void list.refetch()} />
      ) : items === undefined ? (
        <Skeleton lines={2} />
      ) : items.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('signIn.sessions.none')}</p>
      ) : (
        <ul className="border-line border-t">
          {items.map((session) => (
            <Row key={session.id} session={session} onEnd={may ? () => setEnding(session) : undefined} />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {ending ? <EndSessionPanel user={user} session={ending} onClose={() => setEnding(null)} /> : null}
      </Suspense>
    </Section>
  );
}

function Row({ session, onEnd }: { session: Session; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const { acr, browser, ip_address, device_id, client_ids, began_at, last_used_at } = session;
  const sees = permissions.includes('asset.devices.read');
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {browser ?? t('signIn.sessions.unknownBrowser')}
        <span className="text-ink-2 text-small">
          {' '}
          {[ip_address, ...client_ids, acr === null ? null : acrText(t, acr)].filter(Boolean).join(' · ')}
        </span>
        {device_id !== null && sees ? (
          <>
            {' '}
            <Link to="/devices/$deviceId" params={{ deviceId: device_id }} className="text-accent text-small underline">
              {t('signIn.sessions.terminal')}
            </Link>
          </>
        ) : null}
        <span className="block text-ink-3 text-small">
          {t('signIn.sessions.began')} <Moment at={began_at} /> · {t('signIn.sessions.used')}{' '}
          <Moment at={last_used_at} />
        </span>
      </span>
      {onEnd ? (
        <Button
          kind="quiet"
          className="-mr-3"
          aria-label={t('signIn.sessions.endOf', { browser: browser ?? t('signIn.sessions.unknownBrowser') })}
          onClick={onEnd}
        >
          {t('signIn.sessions.end')}
        </Button>
      ) : null}
    </li>
  );
}
