import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, SupportGrant } from '../../../api/types.ts';

export interface GrantFilter {
  readonly status?: readonly SupportGrant['status'][];
  readonly asOf?: string;
}

/** What the support staff asked this tenant for, newest first. */
export const grantsQuery = (filter: GrantFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['support-grants', filter, cursor],
    queryFn: ({ signal }) => read<List<SupportGrant>>('/support-grants', { ...filter, cursor, limit: 50 }, signal),
  });
