import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { SignIn, SignIns } from '../../../api/auth-types.ts';
import { arrivesSoon } from '../../sign-in/api/arrives-soon.ts';

export interface SignInFilter {
  readonly user_id?: string | undefined;
  readonly store_id?: string | undefined;
  readonly result?: readonly SignIn['result'][] | undefined;
  /** How far back. */
  readonly days?: number | undefined;
}

const DAY_MS = 86_400_000;

/** What happened at sign-in, the newest first. A cursor keeps what was asked, so it goes alone. */
export const signInsQuery = ({ days, ...filter }: SignInFilter, page: { limit: number; cursor?: string | undefined }) =>
  queryOptions({
    ...arrivesSoon,
    queryKey: ['sign-ins', { ...filter, days }, page],
    queryFn: ({ signal }) => {
      const { limit, cursor } = page;
      if (cursor !== undefined) return readAuth<SignIns>('/sign-ins', { limit, cursor }, signal);
      const from = days === undefined ? undefined : new Date(Date.now() - days * DAY_MS).toISOString();
      return readAuth<SignIns>('/sign-ins', { ...filter, from, limit }, signal);
    },
  });
