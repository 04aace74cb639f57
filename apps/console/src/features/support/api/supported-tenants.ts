import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { SupportedTenant } from '../../../api/types.ts';

/** The customers that the caller may look into now. */
export const supportedTenantsQuery = queryOptions({
  queryKey: ['supported-tenants'],
  queryFn: ({ signal }) => read<{ readonly items: readonly SupportedTenant[] }>('/support/tenants', {}, signal),
});
