import type { Words } from '@kiban/http';
import { type AssignmentFact, type Facts, periodAt } from './facts.ts';
import type { Outcome } from './outcome.ts';
import { type Place, reaches } from './place.ts';
import { type PlaceName, placeNameOf } from './place-name.ts';
import type { Question } from './question.ts';
import { reasonOf } from './reason.ts';

/** Why a decision is what it is, for people: in words, and what was looked at. */
export interface Explanation {
  readonly reason_code: Outcome['kind'];
  readonly reason: Words;
  /** Every assignment that the subject has, the one that decided first. */
  readonly assignments: readonly ExplainedAssignment[];
  /** From the resource up: the store, the units above it, the tenant. */
  readonly path: readonly PlaceName[];
  readonly licence: ExplainedLicence | null;
}

interface ExplainedAssignment {
  readonly id: string;
  readonly role: string;
  readonly role_name: Words | null;
  readonly place: PlaceName;
  readonly starts_at: string;
  readonly ends_at: string | null;
  /** `grants`: it would do alone. What is wrong with any other: the role, the place, the time. */
  readonly effect: 'grants' | 'other_role' | 'elsewhere' | 'not_yet' | 'over';
}

interface ExplainedLicence {
  readonly licence_id: string;
  readonly product: string;
  readonly plan: string;
  readonly covers: string;
  /** Who has the seat; null: the whole tenant. */
  readonly holder_id: string | null;
  readonly starts_at: string;
  readonly ends_at: string | null;
}

/** @param ofOwn whether somebody without further leave is told about themselves: where a resource is only if a role of theirs is there. */
export function explain(facts: Facts, question: Question, outcome: Outcome, ofOwn = false): Explanation {
  const withheld = ofOwn && !isThere(facts, outcome);
  return {
    reason_code: outcome.kind,
    reason: reasonOf(facts, question, outcome),
    assignments: assignmentsOf(facts, outcome),
    path: 'place' in outcome && !withheld ? pathOf(facts, outcome.place) : [],
    licence: licenceOf(outcome),
  };
}

function assignmentsOf(facts: Facts, outcome: Outcome): ExplainedAssignment[] {
  if (!('place' in outcome) || outcome.user === null) return [];
  const explained = (facts.assignments.get(outcome.user.id) ?? []).map((assignment) => ({
    id: assignment.id,
    role: assignment.role,
    role_name: facts.policy.roles.get(assignment.role)?.words ?? null,
    place: placeNameOf(facts, assignment, assignment.place_name),
    starts_at: assignment.starts_at,
    ends_at: assignment.ends_at,
    effect: effectOf(facts, assignment, outcome),
  }));
  const decisive = 'assignment' in outcome ? outcome.assignment?.id : undefined;
  return explained.sort((one, other) => Number(other.id === decisive) - Number(one.id === decisive));
}

function effectOf(
  facts: Facts,
  assignment: AssignmentFact,
  { action, place }: Extract<Outcome, { place: Place }>,
): ExplainedAssignment['effect'] {
  if (!action.roles.has(assignment.role)) return 'other_role';
  if (!reaches(assignment, place)) return 'elsewhere';
  const period = periodAt(assignment, facts.at);
  return period === 'now' ? 'grants' : period;
}

/** Whether the subject holds any role, for whatever, that reaches the place now. */
function isThere(facts: Facts, outcome: Outcome): boolean {
  if (!('place' in outcome) || outcome.user === null) return false;
  const held = facts.assignments.get(outcome.user.id) ?? [];
  return held.some((assignment) => reaches(assignment, outcome.place) && periodAt(assignment, facts.at) === 'now');
}

function pathOf(facts: Facts, { store_ids, unit_ids }: Place): PlaceName[] {
  return [
    ...[...store_ids].map((store_id) => placeNameOf(facts, { store_id, unit_id: null }, null)),
    ...[...unit_ids].map((unit_id) => placeNameOf(facts, { store_id: null, unit_id }, null)),
    placeNameOf(facts, { store_id: null, unit_id: null }, null),
  ];
}

function licenceOf(outcome: Outcome): ExplainedLicence | null {
  const entitlement =
    outcome.kind === 'permitted' ? outcome.entitlement : outcome.kind === 'not_licensed' ? outcome.nearest : null;
  if (entitlement === null) return null;
  const { licence_id, product, plan, covers, store_id, user_id, device_id, starts_at, ends_at } = entitlement;
  return { licence_id, product, plan, covers, holder_id: store_id ?? user_id ?? device_id, starts_at, ends_at };
}
