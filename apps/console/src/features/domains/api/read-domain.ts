import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { SignInDomain } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export const domainQuery = (id: string) =>
  queryOptions({
    queryKey: ['sign-in-domain', id],
    queryFn: ({ signal }) => readAuth<SignInDomain>(path`/domains/${id}`, {}, signal),
  });
