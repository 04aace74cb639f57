import { useTranslation } from 'react-i18next';
import type { ClientWithSecret } from '../../api/auth-types.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';

/** A secret that was just made; it is shown this once and kept nowhere. */
export function IssuedSecret({ made, onClose }: { made: ClientWithSecret; onClose: () => void }) {
  const { t } = useTranslation();
  const { client_id, client_secret } = made;
  return (
    <ShownOnce
      title={t('applications.secret')}
      note={t(client_secret === null ? 'applications.shownBefore' : 'applications.shownOnce')}
      taken={t('applications.secretTaken')}
      onClose={onClose}
    >
      <CodeBlock name={t('applications.clientId')} code={client_id} />
      {client_secret === null ? null : <CodeBlock name={t('applications.secret')} code={client_secret} />}
    </ShownOnce>
  );
}
