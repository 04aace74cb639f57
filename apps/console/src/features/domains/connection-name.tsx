import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '../connections/api/list-connections.ts';

/** By what the people of a domain sign in, with the way there. */
export function ConnectionName({ connectionId }: { connectionId: string | null }) {
  const { t } = useTranslation();
  const connections = useQuery({ ...connectionsQuery, enabled: connectionId !== null }).data?.items;
  if (connectionId === null) return t('domains.byPassword');
  return (
    <Link to="/settings/connections/$connectionId" params={{ connectionId }} className="text-accent hover:underline">
      {connections?.find(({ id }) => id === connectionId)?.name ?? '…'}
    </Link>
  );
}
