import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Listed, TerminalPlace } from '../../../api/auth-types.ts';

/** Stores that are declared restricted. */
export const placesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['terminal-places', cursor],
    queryFn: ({ signal }) => readAuth<Listed<TerminalPlace>>('/terminal-places', { limit: 50, cursor }, signal),
  });
