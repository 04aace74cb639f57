import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { TerminalPlace } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Whether a store is declared restricted. */
export const placeQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['terminal-place', storeId],
    queryFn: ({ signal }) => readAuth<TerminalPlace>(path`/terminal-places/${storeId}`, {}, signal),
  });
