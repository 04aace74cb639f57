import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../ui/code-block.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';

/** The secret that was just made, to be entered at the receiver. */
export function WebhookSecret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ShownOnce
      title={t('emergencies.webhook.secret')}
      note={t(secret === null ? 'emergencies.webhook.shownBefore' : 'emergencies.webhook.shownOnce')}
      taken={t('emergencies.webhook.secretTaken')}
      onClose={onClose}
    >
      {secret === null ? null : <CodeBlock name={t('emergencies.webhook.secret')} code={secret} />}
      <p className="prose-line">{t('emergencies.webhook.secretHelp')}</p>
    </ShownOnce>
  );
}
