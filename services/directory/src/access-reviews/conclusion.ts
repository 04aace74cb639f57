import type { ReviewItem } from './review-item.ts';

export type ConcludedOutcome = NonNullable<ReviewItem['outcome']>;

/** What of an item decides what becomes of it. */
export interface Reviewed {
  readonly role_assignment_id: string;
  readonly decision: ReviewItem['decision'];
  /** Of the assignment, as it is now. */
  readonly assignment_status: 'active' | 'ended';
}

/**
 * What becomes of each assignment, by its id: what was revoked ends, and so does what nobody attested. A tenant in which there
 * was an administrator keeps one: sooner of those whom nobody revoked, and of these the one who has been it the longest.
 *
 * @param administrators the assignments, by id, of which the tenant must keep one.
 */
export function conclusionOf(
  items: readonly Reviewed[],
  administrators: readonly string[],
): ReadonlyMap<string, ConcludedOutcome> {
  const ending = items.filter(
    ({ decision, assignment_status }) => decision !== 'kept' && assignment_status === 'active',
  );
  const lost = new Set(ending.map(({ role_assignment_id }) => role_assignment_id));
  const staying = administrators.some((id) => !lost.has(id))
    ? undefined
    : ending
        .filter(({ role_assignment_id }) => administrators.includes(role_assignment_id))
        .sort(byRightToStay)
        .at(0)?.role_assignment_id;
  return new Map(items.map((item) => [item.role_assignment_id, outcomeOf(item, staying)]));
}

function outcomeOf({ role_assignment_id, decision, assignment_status }: Reviewed, staying?: string): ConcludedOutcome {
  if (assignment_status === 'ended') return 'ended_before';
  if (decision === 'kept') return 'kept';
  return role_assignment_id === staying ? 'last_administrator' : 'ended';
}

/** Ids are made in the order of time (UUIDv7). */
function byRightToStay(one: Reviewed, other: Reviewed): number {
  if (one.decision !== other.decision) return one.decision === 'pending' ? -1 : 1;
  return one.role_assignment_id < other.role_assignment_id ? -1 : 1;
}
