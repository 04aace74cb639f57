import { useQuery } from '@tanstack/react-query';
import type { Connection } from '../../api/auth-types.ts';
import { useSession } from '../../session/session.ts';
import { connectionsQuery } from '../connections/api/list-connections.ts';

/** The connections that people can sign in by now; none to whoever may not see them. */
export function useActiveConnections(): readonly Connection[] {
  const { permissions } = useSession();
  const { data } = useQuery({ ...connectionsQuery, enabled: permissions.includes('auth.connections.read') });
  return data?.items.filter(({ status }) => status === 'active') ?? [];
}
