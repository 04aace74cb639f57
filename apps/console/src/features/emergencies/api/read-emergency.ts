import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Emergency } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export const emergencyQuery = (id: string) =>
  queryOptions({
    queryKey: ['emergency', id],
    queryFn: ({ signal }) => readAuth<Emergency>(path`/emergencies/${id}`, {}, signal),
  });
