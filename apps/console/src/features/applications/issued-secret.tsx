import { useTranslation } from 'react-i18next';
import type { ClientWithSecret } from '../../api/auth-types.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

/** A secret that was just made; it is shown this once and kept nowhere. */
export function IssuedSecret({ made, onClose }: { made: ClientWithSecret; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel
      title={t('applications.secret')}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('applications.secretTaken')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p role="status" className="prose-line rounded-md bg-attention-soft p-3 text-attention">
          {t(made.client_secret === null ? 'applications.shownBefore' : 'applications.shownOnce')}
        </p>
        <CodeBlock name={t('applications.clientId')} code={made.client_id} />
        {made.client_secret === null ? null : <CodeBlock name={t('applications.secret')} code={made.client_secret} />}
      </div>
    </SidePanel>
  );
}
