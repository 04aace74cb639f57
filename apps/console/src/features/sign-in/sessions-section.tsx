import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { acrText } from './acr-text.ts';
import { sessionsQuery } from './api/list-sessions.ts';

const EndSessionPanel = lazy(() => import('./end-session-panel.tsx'));

/** Where somebody is signed in now. */
export function SessionsSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const may = useMay('auth.sessions.write') === 'allowed';
  const [ending, setEnding] = useState<Session | null>(null);
  const list = useQuery(sessionsQuery(user.id));
  return (
    <>
      <ListSection
        title={t('signIn.sessions.title')}
        list={list}
        total={list.data?.items.length}
        none={t('signIn.sessions.none')}
      >
        {(sessions) => (
          <SectionRows>
            {sessions.map((session) => (
              <Row key={session.id} session={session} onEnd={may ? () => setEnding(session) : undefined} />
            ))}
          </SectionRows>
        )}
      </ListSection>
      <Suspense fallback={null}>
        {ending ? <EndSessionPanel user={user} session={ending} onClose={() => setEnding(null)} /> : null}
      </Suspense>
    </>
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
