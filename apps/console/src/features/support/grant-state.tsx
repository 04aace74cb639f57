import type { SupportGrant } from '../../api/types.ts';
import { StateTag } from '../../ui/state-tag.tsx';

/** What became of a grant; one that ran out says so although nobody ended it. */
export function GrantState({ grant: { status, in_force } }: { grant: Pick<SupportGrant, 'status' | 'in_force'> }) {
  return <StateTag state={status === 'approved' && !in_force ? 'over' : status} />;
}
