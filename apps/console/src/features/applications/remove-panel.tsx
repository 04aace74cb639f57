import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { removeClient } from './api/remove-client.ts';

/** Removes an application: nothing of it works any more. */
export default function RemovePanel({ application, onClose }: { application: Client; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  return (
    <ActPanel
      title={t('applications.removeTitle', { name: application.name })}
      act={t('applications.remove')}
      danger
      reasonRequired
      run={(reason = '') => removeClient(application.id, reason)}
      onDone={() => {
        toast.add({ title: t('applications.removed') });
        onClose();
        void go({ to: '/settings/applications' });
      }}
      onClose={onClose}
    >
      <p className="prose-line">
        {t(application.type === 'machine' ? 'applications.removeProgram' : 'applications.removeProduct')}
      </p>
    </ActPanel>
  );
}
