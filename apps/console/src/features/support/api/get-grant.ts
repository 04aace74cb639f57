import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { SupportGrant } from '../../../api/types.ts';

export const grantQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['support-grant', id, asOf],
    queryFn: ({ signal }) => read<SupportGrant>(path`/support-grants/${id}`, { asOf }, signal),
  });
