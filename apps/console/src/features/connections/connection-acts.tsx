import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { readMetadata } from './api/read-metadata.ts';
import { removeConnection } from './api/remove-connection.ts';
import { revokeSetUpLinks } from './api/revoke-set-up-links.ts';
import { turnConnection } from './api/turn-connection.ts';

export type ConnectionAct = 'activate' | 'suspend' | 'remove' | 'readMetadata' | 'revokeLinks';

/** One act on a connection, with its reason. */
export default function ConnectionActs(props: { connection: Connection; act: ConnectionAct; onClose: () => void }) {
  const { connection, act, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const untested = act === 'activate' && connection.tested_at === null;
  return (
    <ActPanel
      title={t(`connections.${act}Title`, { name: connection.name })}
      act={t(`connections.${act}`)}
      danger={act === 'suspend' || act === 'remove'}
      reasonRequired
      missing={untested ? t('connections.untested') : undefined}
      run={(reason = '') => run(connection, act, reason)}
      onDone={() => {
        toast.add({ title: t(`connections.${act}Done`, { name: connection.name }) });
        onClose();
        if (act === 'remove') void go({ to: '/settings/connections' });
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t(`connections.${act}Means`)}</p>
    </ActPanel>
  );
}

function run(connection: Connection, act: ConnectionAct, reason: string): Promise<Connection> {
  switch (act) {
    case 'activate':
    case 'suspend':
      return turnConnection(connection, act, reason);
    case 'remove':
      return removeConnection(connection.id, reason);
    case 'readMetadata':
      return readMetadata(connection.id, reason);
    case 'revokeLinks':
      return revokeSetUpLinks(connection.id, reason);
  }
}
