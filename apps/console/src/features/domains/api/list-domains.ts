import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Listed, SignInDomain } from '../../../api/auth-types.ts';

/** Companies have a few of them: one page holds all. */
export const domainsQuery = queryOptions({
  queryKey: ['sign-in-domains'],
  queryFn: ({ signal }) => readAuth<Listed<SignInDomain>>('/domains', { limit: 200 }, signal),
});
