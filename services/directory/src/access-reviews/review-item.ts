import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import type { AccessReview } from './access-review.ts';

/** One assignment in a review: what it was when the review was opened, what was said of it, and what came of that. */
export interface ReviewItem {
  readonly review_id: string;
  readonly role_assignment_id: string;
  readonly user_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly decision: 'pending' | 'kept' | 'revoked';
  readonly decided_by: string | null;
  readonly note: string | null;
  /** Null while the review is open. `last_administrator`: it stays, since nobody else would administer the tenant. */
  readonly outcome: 'kept' | 'ended' | 'ended_before' | 'last_administrator' | null;
}

export const reviewItemAggregate: Aggregate<ReviewItem> = {
  kind: 'review_item',
  table: 'directory.review_item',
  schemaVersion: 1,
  columns: {
    review_id: 'uuid',
    role_assignment_id: 'uuid',
    user_id: 'uuid',
    role: 'text',
    unit_id: 'uuid',
    store_id: 'uuid',
    decision: 'text',
    decided_by: 'uuid',
    note: 'text',
    outcome: 'text',
  },
  personal: [],
};

export type ReviewItemInput = Omit<ReviewItem, 'decision' | 'decided_by' | 'note' | 'outcome'>;

export interface Attestation {
  readonly decision: 'kept' | 'revoked';
  readonly decided_by: string;
  readonly note: string | null;
}

export function itemListed(id: string, input: ReviewItemInput, occasion: Occasion): Change<ReviewItem> {
  const unsaid = { decision: 'pending', decided_by: null, note: null, outcome: null } as const;
  return beginning(id, 'review_item.listed', { ...input, ...unsaid }, occasion);
}

/**
 * Says whether an assignment is still needed. While the review is open somebody may think again.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `attested_by_holder`.
 */
export function itemAttested(
  current: StateRow<ReviewItem> | null,
  review: Pick<AccessReview, 'status'> | undefined,
  attestation: Attestation,
  occasion: Occasion,
): Change<ReviewItem> | null {
  const item = existing(current, 'item');
  if (item.user_id === attestation.decided_by)
    throw new CommandRefused('attested_by_holder', 'Nobody attests their own access. Somebody else must.');
  if (review?.status !== 'open') throw new CommandRefused('already_closed', 'The review has been closed.');
  return following(item, { ...stateOf(item), ...attestation }, `review_item.${attestation.decision}`, occasion);
}

/** What the closing of the review makes of it. */
export function itemConcluded(
  item: StateRow<ReviewItem>,
  outcome: NonNullable<ReviewItem['outcome']>,
  occasion: Occasion,
): Change<ReviewItem> | null {
  return following(item, { ...stateOf(item), outcome }, 'review_item.concluded', occasion);
}

function stateOf(item: StateRow<ReviewItem>): ReviewItem {
  return stateFields(reviewItemAggregate.columns, item);
}
