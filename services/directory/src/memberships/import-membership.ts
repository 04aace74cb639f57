import type { Change, StateRow } from '@kiban/event-store';
import { following, type Occasion, stateFields } from '@kiban/service';
import { type Membership, type MembershipInput, membershipAggregate, membershipBegun } from './membership.ts';

/** What a line of a snapshot makes of a membership. A key of the legacy system may come to mean another place or job. */
export function importMembership(
  current: StateRow<Membership> | null,
  id: string,
  input: MembershipInput,
  occasion: Occasion,
): Change<Membership> | null {
  if (current === null) return membershipBegun(id, input, occasion);
  const state: Membership = { ...stateFields(membershipAggregate.columns, current), ...input, status: 'active' };
  const name = current.status === 'ended' ? 'membership.resumed' : 'membership.changed';
  return following(current, state, name, occasion);
}
