import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { removeWebhook } from './api/remove-webhook.ts';

/** From then on alerts go by mail only. */
export default function RemoveWebhookPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('emergencies.webhook.removeTitle')}
      act={t('emergencies.webhook.remove')}
      danger
      reasonRequired
      run={(reason = '') => removeWebhook(reason)}
      onDone={() => {
        toast.add({ title: t('emergencies.webhook.removed') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('emergencies.webhook.removeHelp')}</p>
    </ActPanel>
  );
}
