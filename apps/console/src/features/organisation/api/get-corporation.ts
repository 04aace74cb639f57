import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { Corporation } from '../../../api/types.ts';

export const corporationQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['corporation', id, { asOf }],
    queryFn: ({ signal }) => read<Corporation>(path`/corporations/${id}`, { asOf }, signal),
  });
