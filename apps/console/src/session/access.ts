import { useAsOf } from '../past/as-of.ts';
import { useSession } from './session.ts';

type Noun = 'stores' | 'organization_units' | 'corporations' | 'users' | 'memberships' | 'tenant';

/** Whether this person may change such things: `past` when only the moment looked at forbids it. */
export function useEditing(noun: Noun): 'allowed' | 'past' | 'never' {
  const { permissions } = useSession();
  const asOf = useAsOf();
  if (!permissions.includes(`directory.${noun}.write`)) return 'never';
  return asOf === undefined ? 'allowed' : 'past';
}
