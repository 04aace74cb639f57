import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { PolicyEffect } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** What is about to be said; nothing: what holds now. */
export interface Proposed {
  readonly second_factors?: readonly string[];
  readonly phishing_resistant_for?: readonly string[];
}

/** Who has to do something at the next sign-in. */
export const policyEffectQuery = (place: string, { second_factors, phishing_resistant_for }: Proposed) =>
  queryOptions({
    queryKey: ['sign-in-policy-effect', place, { second_factors, phishing_resistant_for }],
    queryFn: ({ signal }) =>
      readAuth<PolicyEffect>(
        path`/policies/${place}/effect`,
        { second_factors: second_factors?.join(','), phishing_resistant_for: phishing_resistant_for?.join(',') },
        signal,
      ),
  });
