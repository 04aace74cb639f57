import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { renewWebhookSecret } from './api/renew-webhook-secret.ts';
import { WebhookSecret } from './webhook-secret.tsx';

/** Gives the webhook a new secret; the one before signs beside it for a day. */
export default function WebhookSecretPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [made, setMade] = useState<{ readonly secret: string | null }>();
  if (made) return <WebhookSecret secret={made.secret} onClose={onClose} />;
  return (
    <ActPanel
      title={t('emergencies.webhook.renewTitle')}
      act={t('emergencies.webhook.renew')}
      reasonRequired
      run={(reason = '') => repeatable((key) => renewWebhookSecret(reason, key)).then(setMade)}
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('emergencies.webhook.renewHelp')}</p>
    </ActPanel>
  );
}
