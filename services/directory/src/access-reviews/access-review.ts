import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** A campaign in which others say of each assignment whether it is still needed. */
export interface AccessReview {
  readonly name: string;
  /** RFC 3339, UTC. Then it is closed by itself. */
  readonly due_at: string;
  /** What is reviewed: what is held there or below it. Both null: everything in the tenant. */
  readonly unit_id: string | null;
  readonly store_id: string | null;
  /** Only these; null: every role. */
  readonly roles: readonly string[] | null;
  /** Only what is held by users who have not signed in for so many days; null: by anybody. */
  readonly unused_days: number | null;
  readonly status: 'open' | 'closed';
}

export const accessReviewAggregate: Aggregate<AccessReview> = {
  kind: 'access_review',
  table: 'directory.access_review',
  schemaVersion: 1,
  columns: {
    name: 'text',
    due_at: 'timestamptz',
    unit_id: 'uuid',
    store_id: 'uuid',
    roles: 'jsonb',
    unused_days: 'int',
    status: 'text',
  },
  personal: [],
};

export type AccessReviewInput = Omit<AccessReview, 'status'>;

export function reviewOpened(id: string, input: AccessReviewInput, occasion: Occasion): Change<AccessReview> {
  return beginning(id, 'access_review.opened', { ...input, status: 'open' }, occasion);
}

/** @throws CommandRefused `not_found`, `already_closed`. */
export function reviewClosed(current: StateRow<AccessReview> | null, occasion: Occasion): Change<AccessReview> | null {
  const review = existing(current, 'review');
  if (review.status === 'closed') throw new CommandRefused('already_closed', 'The review has been closed.');
  const state: AccessReview = { ...stateFields(accessReviewAggregate.columns, review), status: 'closed' };
  return following(review, state, 'access_review.closed', occasion);
}
