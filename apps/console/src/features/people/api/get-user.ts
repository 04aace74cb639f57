import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { User } from '../../../api/types.ts';

export const userQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['user', id, { asOf }],
    queryFn: ({ signal }) => read<User>(path`/users/${id}`, { asOf }, signal),
  });
