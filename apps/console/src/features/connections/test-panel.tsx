import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, OpenedAddress } from '../../api/auth-types.ts';
import { PlainPanel } from '../../forms/plain-panel.tsx';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { connectionQuery } from './api/read-connection.ts';
import { testConnection } from './api/test-connection.ts';
import { TrialResult } from './trial-result.tsx';

const LOOK_AGAIN_MS = 2_000;

/** Signs in at the provider in another tab; here nobody is signed in, what arrived is shown. */
export default function TestPanel({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<OpenedAddress>();
  const id = useId();
  if (opened) return <Waiting connection={connection} opened={opened} onClose={onClose} />;
  return (
    <PlainPanel
      id={id}
      title={t('connections.testTitle', { name: connection.name })}
      act={t('connections.testBegin')}
      run={() => testConnection(connection.id)}
      onDone={setOpened}
      onClose={onClose}
    >
      <p className="prose-line">{t('connections.testHelp')}</p>
    </PlainPanel>
  );
}

function Waiting(props: { connection: Connection; opened: OpenedAddress; onClose: () => void }) {
  const { connection, opened, onClose } = props;
  const { t } = useTranslation();
  const zone = useZone();
  // the page behind learns of the new one, too
  const [before] = useState(connection.last_trial?.at);
  const { data } = useQuery({ ...connectionQuery(connection.id), refetchInterval: LOOK_AGAIN_MS });
  const trial = data?.last_trial ?? null;
  const arrived = trial !== null && trial.at !== before ? trial : null;
  return (
    <SidePanel
      title={t('connections.testTitle', { name: connection.name })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <div className="flex flex-col gap-4">
        <p className="prose-line">{t('connections.testOpen', { until: zonedText(opened.expires_at, zone) })}</p>
        <a
          href={opened.address}
          target="_blank"
          rel="noreferrer"
          className={`${buttonLook({ kind: 'primary' })} self-start`}
        >
          <ExternalLink aria-hidden strokeWidth={1.75} />
          {t('connections.testAtProvider')}
        </a>
        <div aria-live="polite">
          {arrived === null ? (
            <p className="prose-line text-ink-2">{t('connections.testWaiting')}</p>
          ) : (
            <TrialResult trial={arrived} />
          )}
        </div>
      </div>
    </SidePanel>
  );
}
