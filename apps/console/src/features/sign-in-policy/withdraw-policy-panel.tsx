import { useTranslation } from 'react-i18next';
import type { SignInPolicy } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { withdrawPolicy } from './api/save-policy.ts';
import { TENANT } from './policy-place.ts';
import { usePlaceName } from './use-place-name.ts';

/** Takes back all that is said for a place. */
export default function WithdrawPolicyPanel({ policy, onClose }: { policy: SignInPolicy; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const place = usePlaceName()(policy.id);
  return (
    <ActPanel
      title={t('signInPolicy.withdrawTitle', { place })}
      act={t('signInPolicy.withdraw')}
      danger
      reasonRequired
      run={(reason = '') => withdrawPolicy(policy, reason)}
      onDone={() => {
        toast.add({ title: t('signInPolicy.withdrawn', { place }) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">
        {t(policy.id === TENANT ? 'signInPolicy.withdrawCompany' : 'signInPolicy.withdrawHelp')}
      </p>
    </ActPanel>
  );
}
