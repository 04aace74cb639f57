import { useTranslation } from 'react-i18next';
import type { Connection, FederatedIdentity } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { UserName } from '../people/user-name.tsx';
import { unlinkIdentity } from './api/unlink-identity.ts';

/** Takes a link away: the person signs in by this provider no more. */
export default function UnlinkPanel(props: {
  connection: Connection;
  identity: FederatedIdentity;
  onClose: () => void;
}) {
  const { connection, identity, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('connections.unlinkTitle')}
      act={t('connections.unlink')}
      danger
      reasonRequired
      run={(reason = '') => unlinkIdentity(connection.id, identity.id, reason)}
      onDone={() => {
        toast.add({ title: t('connections.unlinked') });
        onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('field.user_id'), value: <UserName userId={identity.user_id} /> },
          { label: t('connections.subject'), value: identity.subject },
        ]}
      />
      <p className="prose-line">{t('connections.unlinkMeans')}</p>
    </ActPanel>
  );
}
