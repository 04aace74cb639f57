import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Moment } from '../../time/zone.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { endSession } from './api/end-sessions.ts';

/** Ends one session: the browser is signed out, of every product in it. */
export default function EndSessionPanel(props: { user: User; session: Session; onClose: () => void }) {
  const { user, session, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('signIn.sessions.endTitle', { name: user.name ?? '' })}
      act={t('signIn.sessions.end')}
      danger
      reasonRequired
      run={(reason = '') => endSession(user.id, session.id, reason)}
      onDone={() => {
        toast.add({ title: t('signIn.sessions.ended') });
        onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('signIns.browser'), value: session.browser },
          { label: t('signIns.ip_address'), value: session.ip_address },
          { label: t('signIn.sessions.began'), value: <Moment at={session.began_at} /> },
          { label: t('signIn.product'), value: session.client_ids.join(' · ') },
        ]}
      />
      <p className="prose-line">{t('signIn.sessions.endHelp')}</p>
    </ActPanel>
  );
}
