import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { StoreCoverage } from '../../../api/auth-types.ts';
import type { List } from '../../../api/types.ts';

/** A line of the list; people of no store have one of their own, the last. */
export type CoverageLine = StoreCoverage & { readonly id: string };

/** People without a second factor, by store. */
export const coverageQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['coverage', cursor],
    queryFn: async ({ signal }) => {
      const page = await readAuth<List<StoreCoverage>>('/coverage', { limit: 50, cursor }, signal);
      return { ...page, items: page.items.map((line): CoverageLine => ({ ...line, id: line.store_id ?? 'none' })) };
    },
  });
