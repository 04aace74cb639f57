import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { AccessRequest, List } from '../../../api/types.ts';

/** `own`: somebody who may not see others' requests finds theirs among their own. */
export const requestQuery = (id: string, own: boolean, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['access-request', id, own, asOf],
    queryFn: async ({ signal }) => {
      if (!own) return read<AccessRequest>(path`/access-requests/${id}`, { asOf }, signal);
      const { items } = await read<List<AccessRequest>>('/me/access-requests', { asOf, limit: 200 }, signal);
      const found = items.find((request) => request.id === id);
      if (found === undefined) throw new ApiProblem(404, { code: 'not_found' });
      return found;
    },
  });
