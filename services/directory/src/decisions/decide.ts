import { type AssignmentFact, type Facts, periodAt, type UserFact } from './facts.ts';
import { coverOf } from './licence.ts';
import type { Outcome } from './outcome.ts';
import { type Place, placeOf, reaches } from './place.ts';
import { type Action, PLATFORM_PRODUCT } from './policy.ts';
import type { Question, Subject } from './question.ts';

/** Answers a question from facts alone. Whatever is not known is denied. */
export function decide(facts: Facts, { subject, action: name, resource, device_id }: Question): Outcome {
  if (facts.tenant.status !== 'active') return { kind: 'tenant_inactive' };
  const actor = actorOf(facts, subject);
  if (actor === undefined) return { kind: 'subject_unknown' };
  if (actor.status !== 'active') return { kind: 'subject_inactive', status: actor.status };
  const action = actionOf(facts, name);
  if (action === undefined) return { kind: 'action_unknown' };
  const place = placeOf(facts, action, resource);
  if (place === undefined) return { kind: 'resource_unknown', action };
  const located = { action, place, user: actor.user };
  if (actor.user === null) return { ...located, kind: 'no_role', held: [] };
  const role = bestRole(facts.assignments.get(actor.user.id) ?? [], located, facts.at);
  if (role.kind !== 'granted') return { ...located, ...role };
  if (!action.licensed) return { ...located, kind: 'permitted', assignment: role.assignment, entitlement: null };
  const { entitlement, nearest } = coverOf(facts, action.product, { user_id: actor.user.id, device_id, place });
  return entitlement === null
    ? { ...located, kind: 'not_licensed', assignment: role.assignment, nearest }
    : { ...located, kind: 'permitted', assignment: role.assignment, entitlement };
}

/** The action, unless it is another product's than the one that asks. */
export function actionOf({ policy, speaks_for }: Facts, name: string): Action | undefined {
  const action = policy.actions.get(name);
  const seen = speaks_for === null || action?.product === speaks_for || action?.product === PLATFORM_PRODUCT;
  return seen ? action : undefined;
}

interface Actor {
  readonly status: string;
  /** Null: a device, which holds no roles. */
  readonly user: UserFact | null;
}

/** Undefined: this tenant has no such subject. */
export function actorOf(facts: Facts, { type, id }: Subject): Actor | undefined {
  if (type === 'device') {
    const device = facts.devices.get(id);
    return device === undefined ? undefined : { status: device.status, user: null };
  }
  const user = type === 'user' ? facts.users.get(id) : type === 'person' ? facts.persons.get(id) : undefined;
  return user === undefined ? undefined : { status: user.status, user };
}

type RoleFound =
  | { readonly kind: 'granted'; readonly assignment: AssignmentFact | null }
  | { readonly kind: 'no_role' | 'out_of_scope'; readonly held: readonly AssignmentFact[] }
  | { readonly kind: 'not_yet_valid' | 'no_longer_valid'; readonly assignment: AssignmentFact };

/** The assignment that grants, or how near the subject came to one. */
function bestRole(
  held: readonly AssignmentFact[],
  { action, place }: { readonly action: Action; readonly place: Place },
  at: string,
): RoleFound {
  if (action.everybody) return { kind: 'granted', assignment: null };
  const giving = held.filter(({ role }) => action.roles.has(role));
  const here = giving.filter((assignment) => reaches(assignment, place));
  const [now] = here.filter((assignment) => periodAt(assignment, at) === 'now');
  if (now !== undefined) return { kind: 'granted', assignment: now };
  const [next] = here.filter((assignment) => periodAt(assignment, at) === 'not_yet');
  if (next !== undefined) return { kind: 'not_yet_valid', assignment: next };
  const [past] = here;
  if (past !== undefined) return { kind: 'no_longer_valid', assignment: past };
  const elsewhere = giving.filter((assignment) => periodAt(assignment, at) === 'now');
  return elsewhere.length > 0 ? { kind: 'out_of_scope', held: elsewhere } : { kind: 'no_role', held };
}
