import type { ReviewItem } from '../../api/types.ts';
import { someOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

export const reviewStates = ['open', 'closed'] as const;
export const itemDecisions = ['pending', 'kept', 'revoked'] as const satisfies readonly ReviewItem['decision'][];

export interface ReviewsSearch extends Place {
  readonly status?: readonly (typeof reviewStates)[number][];
}

/** The filters of the list of reviews, from the address. */
export function reviewsSearch(search: Readonly<Record<string, unknown>>): ReviewsSearch {
  return { status: someOf(search.status, reviewStates), ...placeFrom(search) };
}

export interface ItemsSearch extends Place {
  readonly decision?: readonly ReviewItem['decision'][];
}

/** The filters of what stands in a review, from the address. */
export function itemsSearch(search: Readonly<Record<string, unknown>>): ItemsSearch {
  return { decision: someOf(search.decision, itemDecisions), ...placeFrom(search) };
}
