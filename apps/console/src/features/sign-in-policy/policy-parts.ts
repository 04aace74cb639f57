import type { EffectiveSignInPolicy } from '../../api/auth-types.ts';
import { type PolicyField, type PolicyValues, policyValues } from './policy-values.ts';

/** The fields of the form by what they are about, with what the API calls each part. */
export const policyGroups = [
  {
    key: 'factors',
    parts: [
      ['second_factors', 'second_factors'],
      ['phishing_resistant_for', 'phishing_resistant_for'],
    ],
  },
  {
    key: 'password',
    parts: [
      ['preset', 'password.preset'],
      ['minimum_length', 'password.minimum_length'],
    ],
  },
  {
    key: 'passkeys',
    parts: [
      ['synced', 'passkeys.synced'],
      ['attestation', 'passkeys.attestation'],
      ['aaguids', 'passkeys.aaguids'],
    ],
  },
  {
    key: 'sessions',
    parts: [
      ['idle_minutes', 'session.idle_minutes'],
      ['hours', 'session.hours'],
      ['lock_minutes', 'terminal.lock_minutes'],
    ],
  },
  {
    key: 'elsewhere',
    parts: [
      ['required_connection', 'sign_on.required_connection'],
      ['oldest_hours', 'login_view.oldest_hours'],
    ],
  },
] as const satisfies readonly { key: string; parts: readonly (readonly [PolicyField, string])[] }[];

/** The field of the form that a part is in. */
export function fieldOf(part: string): PolicyField {
  const parts = policyGroups.flatMap((group): readonly (readonly [PolicyField, string])[] => group.parts);
  return parts.find(([, name]) => name === part)?.[0] ?? 'preset';
}

/** The fewest characters each kind of password takes by itself. */
const FLOORS = { 'jp-8-mfa': 8, 'jp-13': 13, nist: 15 } as const;

/** What holds, as the form would hold it; of two minimum lengths the one that counts. */
export function effectiveValues(effective: EffectiveSignInPolicy): PolicyValues {
  const { preset, minimum_length } = effective.password;
  return {
    ...policyValues({ policy: effective }),
    minimum_length: String(Math.max(FLOORS[preset], minimum_length)),
  };
}

/** Where a part that holds was said. */
export function saidAt({ where }: EffectiveSignInPolicy, part: string): string {
  return where.find((each) => each.part === part)?.place ?? 'platform';
}
