import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { OrganizationUnit } from '../../../api/types.ts';

export const unitQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['organization-unit', id, { asOf }],
    queryFn: ({ signal }) => read<OrganizationUnit>(path`/organization-units/${id}`, { asOf }, signal),
  });
