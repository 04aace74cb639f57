import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { SignInPolicy } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** What is said for a place, and what holds there. */
export const policyQuery = (place: string) =>
  queryOptions({
    queryKey: ['sign-in-policy', place],
    queryFn: ({ signal }) => readAuth<SignInPolicy>(path`/policies/${place}`, {}, signal),
  });
