import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { Diagnosis } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';
import { arrivesSoon } from './arrives-soon.ts';

/** Why somebody can or cannot sign in; to a product, where one is named. */
export const diagnosisQuery = (userId: string, clientId: string | undefined) =>
  queryOptions({
    ...arrivesSoon,
    queryKey: ['diagnosis', userId, clientId],
    queryFn: ({ signal }) => readAuth<Diagnosis>(path`/people/${userId}/diagnosis`, { client_id: clientId }, signal),
  });
