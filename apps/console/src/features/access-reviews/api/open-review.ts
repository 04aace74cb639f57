import { write } from '../../../api/directory-api.ts';
import type { AccessReview } from '../../../api/types.ts';

export interface NewReview {
  readonly name: string;
  /** RFC 3339: when it closes by itself. */
  readonly due_at: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  /** Null: every role. */
  readonly roles: readonly string[] | null;
  /** Only of people who have not signed in for so many days; null: of everybody. */
  readonly unused_days: number | null;
}

export function openReview(review: NewReview, idempotencyKey: string): Promise<AccessReview> {
  return write('POST', '/access-reviews', { ...review }, { idempotencyKey });
}
