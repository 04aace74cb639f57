import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useSession } from '../../session/session.ts';
import { useToast } from '../../ui/toast.tsx';
import { endSessions } from './api/end-sessions.ts';
import { Meanings } from './meanings.tsx';

/** Signs somebody out everywhere in this company. */
export function EndSessionsPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { person } = useSession();
  const name = user.name ?? '';
  return (
    <ActPanel
      title={t('signIn.endSessions.title', { name })}
      act={t('signIn.endSessions.act')}
      danger
      reasonRequired
      run={(reason = '') => endSessions(user.id, reason)}
      onDone={() => {
        toast.add({ title: t('signIn.endSessions.done', { name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <Meanings texts={[t('signIn.meaning.signedOut'), t('signIn.endSessions.again')]} />
      {user.id === person.user_id ? <p className="prose-line text-attention">{t('people.ending.yourself')}</p> : null}
    </ActPanel>
  );
}
