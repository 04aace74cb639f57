import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import {
  beginning,
  CommandRefused,
  existing,
  following,
  type Occasion,
  type Reach,
  requireWithin,
  stateFields,
} from '@kiban/service';

/** A user in a unit or in a store, with the job done there. */
export interface Membership {
  readonly user_id: string;
  /** Exactly one of the two is set. */
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly job_type: string;
  readonly status: 'active' | 'ended';
}

export const membershipAggregate: Aggregate<Membership> = {
  kind: 'membership',
  table: 'directory.membership',
  schemaVersion: 1,
  columns: { user_id: 'uuid', unit_id: 'uuid', store_id: 'uuid', job_type: 'text', status: 'text' },
  personal: [],
};

export type MembershipInput = Omit<Membership, 'status'>;

export function membershipBegun(id: string, input: MembershipInput, occasion: Occasion): Change<Membership> {
  return beginning(id, 'membership.begun', { ...input, status: 'active' }, occasion);
}

export function membershipEnded(current: StateRow<Membership> | null, occasion: Occasion): Change<Membership> | null {
  const membership = existing(current, 'membership');
  if (membership.status === 'ended') throw new CommandRefused('already_closed', 'The membership has ended already.');
  const state: Membership = { ...stateFields(membershipAggregate.columns, membership), status: 'ended' };
  return following(membership, state, 'membership.ended', occasion);
}

/** The same user in the same place with the same job again: one membership with a gap, not two. */
export function membershipResumed(current: StateRow<Membership> | null, occasion: Occasion): Change<Membership> | null {
  const membership = existing(current, 'membership');
  if (membership.status === 'active') throw new CommandRefused('still_open', 'The membership has not ended.');
  const state: Membership = { ...stateFields(membershipAggregate.columns, membership), status: 'active' };
  return following(membership, state, 'membership.resumed', occasion);
}

/** The membership, unless it lies outside of where whoever asks may act. @throws CommandRefused `not_found`. */
export function placedWithin(
  current: StateRow<Membership> | null,
  within: Reach | undefined,
): StateRow<Membership> | null {
  if (current !== null && within !== undefined) requireWithin(within, current);
  return current;
}
