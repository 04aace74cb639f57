import { useAsOf } from '../past/as-of.ts';
import { useSession } from './session.ts';

type Noun =
  | 'stores'
  | 'organization_units'
  | 'corporations'
  | 'users'
  | 'memberships'
  | 'role_assignments'
  | 'job_types'
  | 'access_reviews'
  | 'support_grants'
  | 'tenant';

export type Editing = 'allowed' | 'past' | 'never';

/** Whether this person may change such things: `past` when only the moment looked at forbids it. */
export function useEditing(noun: Noun): Editing {
  return useMay(`directory.${noun}.write`);
}

/** The same for any permission by its name. */
export function useMay(permission: string): Editing {
  const { permissions } = useSession();
  const asOf = useAsOf();
  if (!permissions.includes(permission)) return 'never';
  return asOf === undefined ? 'allowed' : 'past';
}
