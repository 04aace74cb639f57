import { useTranslation } from 'react-i18next';
import { useActiveConnections } from './use-active-connections.ts';

/** What a connection is called, to whoever may see connections. */
export function useConnectionName(): (id: string) => string {
  const { t } = useTranslation();
  const connections = useActiveConnections();
  return (id) => connections.find((connection) => connection.id === id)?.name ?? t('signInPolicy.oneConnection');
}
