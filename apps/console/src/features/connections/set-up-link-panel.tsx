import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, OpenedAddress } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { makeSetUpLink } from './api/make-set-up-link.ts';

/** A link for whoever runs the provider: they fill in the draft, and nothing else. */
export default function SetUpLinkPanel({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [made, setMade] = useState<OpenedAddress>();
  if (made)
    return (
      <ShownOnce
        title={t('connections.link')}
        note={t('connections.linkOnce')}
        taken={t('connections.linkTaken')}
        onClose={onClose}
      >
        <CodeBlock name={t('connections.link')} code={made.address} />
        <p className="prose-line">{t('connections.linkUntil', { until: zonedText(made.expires_at, zone) })}</p>
      </ShownOnce>
    );
  return (
    <ActPanel
      title={t('connections.linkTitle')}
      act={t('connections.linkMake')}
      reasonRequired
      run={(reason = '') => makeSetUpLink(connection.id, reason).then(setMade)}
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('connections.linkHelp')}</p>
    </ActPanel>
  );
}
