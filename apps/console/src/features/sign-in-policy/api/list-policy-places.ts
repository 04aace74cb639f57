import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { SignInPolicyPlace } from '../../../api/auth-types.ts';
import type { List } from '../../../api/types.ts';

/** The company, every product, and the units that have a policy of their own: a few dozen at most. */
export const policyPlacesQuery = queryOptions({
  queryKey: ['sign-in-policy-places'],
  queryFn: async ({ signal }): Promise<readonly SignInPolicyPlace[]> => {
    const places: SignInPolicyPlace[] = [];
    let cursor: string | null = null;
    do {
      const page: List<SignInPolicyPlace> = await readAuth('/policies', { limit: 200, cursor }, signal);
      places.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return places;
  },
});
