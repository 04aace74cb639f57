import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, OrganizationUnit } from '../../../api/types.ts';

/** Every unit of the tenant, parents before children; a tenant has hundreds, and the tree shows them all. */
export const unitsQuery = (asOf: string | undefined, status?: 'active') =>
  queryOptions({
    queryKey: ['organization-units', { asOf, status }],
    queryFn: async ({ signal }): Promise<readonly OrganizationUnit[]> => {
      const units: OrganizationUnit[] = [];
      let cursor: string | null = null;
      do {
        const query = { limit: 1000, asOf, status, cursor };
        const page: List<OrganizationUnit> = await read<List<OrganizationUnit>>('/organization-units', query, signal);
        units.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor !== null);
      return units;
    },
  });
