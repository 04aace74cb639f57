import { useTranslation } from 'react-i18next';
import type { SupportSession } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { closeSupportSession } from './api/close-support-session.ts';

/** Ends a support session before its time. */
export function EndPanel({ session, onClose }: { session: SupportSession; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('supportSessions.closeTitle', { ticket: session.ticket })}
      act={t('supportSessions.close')}
      danger
      reasonRequired
      run={(reason = '') => closeSupportSession(session.id, reason)}
      onDone={() => {
        toast.add({ title: t('supportSessions.closed') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('supportSessions.closeMeans')}</p>
    </ActPanel>
  );
}
