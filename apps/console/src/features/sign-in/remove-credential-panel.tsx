import { useTranslation } from 'react-i18next';
import type { Credential } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { removeCredential } from './api/remove-credential.ts';
import { Meanings } from './meanings.tsx';
import { methodText } from './method-text.ts';

/** Takes away something that somebody signs in with, in this company. */
export default function RemoveCredentialPanel(props: { user: User; credential: Credential; onClose: () => void }) {
  const { user, credential, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const words = { method: methodText(t, credential.type), name: user.name ?? '' };
  return (
    <ActPanel
      title={t('signIn.credentials.removeTitle', words)}
      act={t('signIn.credentials.remove')}
      danger
      reasonRequired
      run={(reason = '') => removeCredential(user.id, credential.id, reason)}
      onDone={() => {
        toast.add({ title: t('signIn.credentials.removed', words) });
        onClose();
      }}
      onClose={onClose}
    >
      <Meanings texts={[t('signIn.meaning.atOnce'), t('signIn.meaning.signedOut'), t('signIn.meaning.onlyHere')]} />
    </ActPanel>
  );
}
