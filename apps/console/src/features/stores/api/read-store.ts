import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { Store } from '../../../api/types.ts';

export const storeQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['store', id, asOf],
    queryFn: ({ signal }) => read<Store>(path`/stores/${id}`, { asOf }, signal),
  });
