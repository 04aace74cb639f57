import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyWebhook } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { changeWebhook } from './api/change-webhook.ts';
import { WebhookSecret } from './webhook-secret.tsx';

/** Where alerts are POSTed to from now on; the first address gets a secret. */
export default function WebhookPanel({ webhook, onClose }: { webhook: EmergencyWebhook; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [address, setAddress] = useState(webhook.address ?? '');
  const [secret, setSecret] = useState<string>();
  // what is done here stays what it was when the webhook, named, is shown anew
  const [first] = useState(webhook.address === null);
  if (secret !== undefined) return <WebhookSecret secret={secret} onClose={onClose} />;
  return (
    <ActPanel
      title={t('emergencies.webhook.title')}
      act={t('ui.save')}
      reasonRequired
      missing={/^https?:\/\/[^\s/]+/.test(address.trim()) ? undefined : t('emergencies.webhook.addressWrong')}
      run={(reason = '') =>
        changeWebhook(webhook.version, address.trim(), reason).then((made) => {
          if (made.secret !== null) return setSecret(made.secret);
          toast.add({ title: t('emergencies.webhook.saved') });
          return onClose();
        })
      }
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('emergencies.webhook.help')}</p>
      <Field label={t('emergencies.webhook.address')} help={t('emergencies.webhook.addressHelp')}>
        {(control) => (
          <Input
            {...control}
            type="url"
            spellCheck={false}
            placeholder="https://alerts.example.co.jp/kiban"
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        )}
      </Field>
      <p className="prose-line text-ink-2">
        {t(first ? 'emergencies.webhook.secretComes' : 'emergencies.webhook.secretStays')}
      </p>
    </ActPanel>
  );
}
