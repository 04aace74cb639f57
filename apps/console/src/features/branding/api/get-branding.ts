import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Branding } from '../../../api/auth-types.ts';

/** How the sign-in pages look: at a product, or wherever nothing is said of the product. */
export const brandingQuery = (clientId: string | undefined) =>
  queryOptions({
    queryKey: ['branding', clientId],
    queryFn: ({ signal }) => readAuth<Branding>('/branding', { client_id: clientId }, signal),
  });
