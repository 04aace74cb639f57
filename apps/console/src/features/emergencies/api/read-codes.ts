import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { BreakGlassSet } from '../../../api/auth-types.ts';

/** The printed set that counts in the next emergency; null: none is printed. */
export const codesQuery = queryOptions({
  queryKey: ['break-glass-codes'],
  queryFn: async ({ signal }): Promise<BreakGlassSet | null> =>
    (await readAuth<{ readonly items: readonly BreakGlassSet[] }>('/break-glass-codes', {}, signal)).items[0] ?? null,
});
