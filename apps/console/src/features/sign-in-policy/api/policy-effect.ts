import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { PartialSignInPolicy, PolicyEffect } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Who has to do something at the next sign-in; with what is about to be said, what would be different. */
export const policyEffectQuery = (place: string, proposed: PartialSignInPolicy | null) => {
  const policy = proposed === null ? undefined : JSON.stringify(proposed);
  return queryOptions({
    queryKey: ['sign-in-policy-effect', place, policy ?? null],
    queryFn: ({ signal }) => readAuth<PolicyEffect>(path`/policies/${place}/effect`, { policy }, signal),
  });
};
