import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SignInDomain } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { removeDomain } from './api/remove-domain.ts';

/** Gives a domain up. */
export default function RemovePanel({ domain, onClose }: { domain: SignInDomain; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  return (
    <ActPanel
      title={t('domains.removeTitle', { domain: domain.domain })}
      act={t('domains.remove')}
      danger
      reasonRequired
      run={(reason = '') => removeDomain(domain.id, reason)}
      onDone={() => {
        toast.add({ title: t('domains.removed') });
        onClose();
        void go({ to: '/settings/domains' });
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('domains.removeMeans')}</p>
    </ActPanel>
  );
}
