import {
  type ChangeContext,
  type Outcome,
  type Recording,
  recordingOf,
  runCommand,
  type StateRow,
} from '@kiban/event-store';
import type { Database, Statement, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { administrating } from '../role-assignments/last-administrator.ts';
import {
  assignmentEnded,
  assignmentOfJson,
  type RoleAssignment,
  roleAssignmentAggregate,
} from '../role-assignments/role-assignment.ts';
import { type AccessReview, accessReviewAggregate, reviewClosed } from './access-review.ts';
import { type ConcludedOutcome, conclusionOf } from './conclusion.ts';
import { itemConcluded, type ReviewItem, reviewItemAggregate } from './review-item.ts';

/**
 * Closes a review. What was revoked ends, and so does what nobody attested; the reason of each ending names the review. The last
 * administrator is kept, and the item says so.
 *
 * @throws CommandRefused `not_found`, `already_closed`.
 */
export function closeReview(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: accessReviewAggregate,
    ...changing(input),
    alone: true,
    facts: closingFacts,
    decide: (current, [known]) => {
      const outcomes = known === undefined ? [] : [...outcomesOf(known).values()];
      return reviewClosed(current, { ...now, details: { outcomes: countsOf(outcomes) } });
    },
    alongside: ([known]) => (known === undefined ? [] : concluding(known)),
  });
}

interface ClosingFacts {
  readonly name: string;
  readonly items: readonly { readonly item: StateRow<ReviewItem>; readonly assignment: StateRow<RoleAssignment> }[];
  /** Assignments of which the tenant must keep one. */
  readonly administrators: readonly string[];
}

function closingFacts(current: StateRow<AccessReview> | null): Statement<ClosingFacts> {
  if (current === null) return statementOf(sql<ClosingFacts>`select null where false`);
  return statementOf(sql<ClosingFacts>`
    select ${current.name}::text as name, ${administrating()} as administrators, (
      select coalesce(jsonb_agg(jsonb_build_object('item', to_jsonb(i), 'assignment', to_jsonb(a)) order by i.id), '[]')
      from directory.review_item i join directory.role_assignment a on a.id = i.role_assignment_id
      where i.review_id = ${current.id}::uuid) as items`);
}

function outcomesOf({ items, administrators }: ClosingFacts): ReadonlyMap<string, ConcludedOutcome> {
  const reviewed = items.map(({ item: { role_assignment_id, decision }, assignment: { status } }) => ({
    role_assignment_id,
    decision,
    assignment_status: status,
  }));
  return conclusionOf(reviewed, administrators);
}

function concluding(known: ClosingFacts): Recording[] {
  const outcomes = outcomesOf(known);
  const concluded = known.items.map(({ item }) => {
    const outcome = outcomes.get(item.role_assignment_id);
    return outcome === undefined ? null : itemConcluded(item, outcome, now);
  });
  const ended = known.items
    .filter(({ item }) => outcomes.get(item.role_assignment_id) === 'ended')
    .map(({ assignment }) => assignmentEnded(assignmentOfJson(assignment), now));
  return [
    ...recordingOf(reviewItemAggregate, concluded),
    ...recordingOf(roleAssignmentAggregate, ended).map((recording) => naming(known.name, recording)),
  ];
}

/** Whoever reads the history of what ended is told in which review. */
function naming(review: string, recording: Recording): Recording {
  return (transaction, context) =>
    recording(transaction, { ...context, reason: [review, context.reason].filter((each) => each !== null).join(': ') });
}

function countsOf(outcomes: readonly ConcludedOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
