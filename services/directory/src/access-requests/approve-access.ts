import { randomUUIDv7 } from 'node:crypto';
import {
  type Change,
  type ChangeContext,
  ChangeRefused,
  type Outcome,
  recordingOf,
  runCommand,
  type StateRow,
} from '@kiban/event-store';
import type { Database, Statement, TenantId } from '@kiban/postgres';
import { changing, now, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type Assignable, assignableFacts, requireAssignable } from '../role-assignments/assignable.ts';
import {
  assignmentBegun,
  assignmentChanged,
  assignmentOfJson,
  isOver,
  type RoleAssignment,
  roleAssignmentAggregate,
} from '../role-assignments/role-assignment.ts';
import { type AccessRequest, accessApproved, accessRequestAggregate } from './access-request.ts';
import { requireApprover } from './approver.ts';
import type { DecideAccess } from './decide-access.ts';
import { periodGiven } from './period.ts';

/**
 * Approves a request and gives the role, in one transaction. What was right when it was asked for must be right still.
 *
 * @throws CommandRefused `not_found`, `already_decided`, `decided_by_requester`, `role_beyond_own`, `reference_unknown`,
 *   `reference_closed`, `role_not_for_place`, `period_reversed`; ChangeRefused `key_taken` when the user has the role there.
 */
export function approveAccess(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { decider, note, ...input }: DecideAccess,
): Promise<Outcome> {
  const newId = randomUUIDv7();
  return runCommand(database, tenantId, context, {
    aggregate: accessRequestAggregate,
    ...changing(input),
    alone: true,
    facts: approvalFacts,
    decide: (current, [known]) => {
      const decision = { decided_by: decider.user_id, decision_note: note };
      const role_assignment_id = known?.held?.id ?? newId;
      const approved = accessApproved(current, { ...decision, role_assignment_id }, now);
      if (known !== undefined) {
        requireApprover(decider, known.request.role);
        requireAssignable(known.request, known);
        given(newId, known);
      }
      return approved;
    },
    alongside: ([known]) => (known === undefined ? [] : recordingOf(roleAssignmentAggregate, [given(newId, known)])),
  });
}

interface ApprovalFacts extends Assignable {
  readonly request: Pick<AccessRequest, 'user_id' | 'role' | 'unit_id' | 'store_id' | 'starts_at' | 'ends_at'> & {
    readonly id: string;
  };
  /** The same role of the same user in the same place, as jsonb has it. */
  readonly held: StateRow<RoleAssignment> | null;
}

function approvalFacts(current: StateRow<AccessRequest> | null): Statement<ApprovalFacts> {
  if (current === null) return statementOf(sql<ApprovalFacts>`select null where false`);
  const { user_id, role, unit_id, store_id } = current;
  return statementOf(sql<ApprovalFacts>`
    select known.*, ${JSON.stringify(current)}::jsonb as request, (
      select to_jsonb(a) from directory.role_assignment a
      where a.user_id = ${user_id}::uuid and a.role = ${role} and a.status = 'active'
        and a.unit_id is not distinct from ${unit_id}::uuid and a.store_id is not distinct from ${store_id}::uuid
    ) as held
    from (${assignableFacts(current)}) known`);
}

function given(newId: string, { request, held, now: at }: ApprovalFacts): Change<RoleAssignment> | null {
  const { id: access_request_id, user_id, role, unit_id, store_id } = request;
  const period = { ...periodGiven(request, at), access_request_id };
  if (held === null) return assignmentBegun(newId, { user_id, role, unit_id, store_id, ...period }, now);
  if (!isOver(held, at))
    throw new ChangeRefused('key_taken', 'The user has this role in this place already.', 'role_assignment_place');
  return assignmentChanged(assignmentOfJson(held), period, now);
}
