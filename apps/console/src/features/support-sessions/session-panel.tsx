import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportSession } from '../../api/auth-types.ts';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { UserName } from '../people/user-name.tsx';
import { EndPanel } from './end-panel.tsx';
import { StaffName } from './staff-name.tsx';
import { SupportSessionState } from './support-session-state.tsx';

/** One support session: who looked as whom and why, and each time that something was used. */
export default function SessionPanel({ session, onClose }: { session: SupportSession; onClose: () => void }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const may = useMay('auth.support_sessions.write') === 'allowed';
  const [ending, setEnding] = useState(false);
  if (ending) return <EndPanel session={session} onClose={onClose} />;
  const { ticket, reason, user_id, tenant_id, opened_at, ends_at, closed_at, scopes, uses } = session;
  return (
    <SidePanel
      title={t('supportSessions.one', { ticket })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          {may && closed_at === null ? (
            <Button kind="danger" onClick={() => setEnding(true)}>
              {t('supportSessions.close')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            { label: t('field.status'), value: <SupportSessionState session={session} /> },
            { label: t('supportSessions.staff'), value: <StaffName session={session} /> },
            { label: t('supportSessions.why'), value: reason },
            {
              label: t('supportSessions.asWhom'),
              value: tenant_id === tenant.tenant_id ? <UserName userId={user_id} /> : t('supportSessions.customer'),
            },
            { label: t('supportSessions.openedAt'), value: <Moment at={opened_at} /> },
            closed_at === null
              ? { label: t('supportSessions.endsAt'), value: <Moment at={ends_at} /> }
              : { label: t('supportSessions.closedAt'), value: <Moment at={closed_at} /> },
            { label: t('supportSessions.scopes'), value: scopes.join(', ') },
          ]}
        />
        <section>
          <h3 className="text-base">{t('supportSessions.uses')}</h3>
          {uses.length === 0 ? (
            <p className="prose-line py-2 text-ink-2">{t('supportSessions.noUses')}</p>
          ) : (
            <ul className="mt-2 border-line border-t">
              {uses.map(({ at, client_id, audience, scope }) => (
                <li key={`${at} ${client_id} ${scope}`} className="border-line border-b py-2">
                  <span className="flex flex-wrap justify-between gap-x-3">
                    <span>{client_id}</span>
                    <Moment at={at} className="text-ink-3 text-small" />
                  </span>
                  <span className="block text-ink-2 text-small [overflow-wrap:anywhere]">
                    {audience} · {scope}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </SidePanel>
  );
}
