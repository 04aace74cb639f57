import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { FederatedIdentity, Listed } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export const identitiesQuery = (connectionId: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['connection', connectionId, 'identities', cursor],
    queryFn: ({ signal }) =>
      readAuth<Listed<FederatedIdentity>>(path`/connections/${connectionId}/identities`, { limit: 50, cursor }, signal),
  });
