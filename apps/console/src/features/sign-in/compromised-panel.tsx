import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { markCompromised } from './api/resets.ts';
import { Meanings } from './meanings.tsx';

/** Somebody else may know the password: it opens nothing but the page that changes it. */
export function CompromisedPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const name = user.name ?? '';
  return (
    <ActPanel
      title={t('signIn.compromised.title', { name })}
      act={t('signIn.compromised.act')}
      danger
      reasonRequired
      run={(reason = '') => markCompromised(user.id, reason)}
      onDone={() => {
        toast.add({ title: t('signIn.compromised.done', { name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <Meanings texts={[t('signIn.compromised.change'), t('signIn.meaning.signedOut')]} />
    </ActPanel>
  );
}
