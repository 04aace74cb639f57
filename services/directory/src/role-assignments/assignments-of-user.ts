import { type Recording, recordingOf, type StateRow } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { now, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import { assignmentEnded, assignmentOfJson, type RoleAssignment, roleAssignmentAggregate } from './role-assignment.ts';

/** What a user holds, as jsonb has it. */
export interface AssignmentsOfUser {
  readonly assignments: readonly StateRow<RoleAssignment>[];
}

/** The active ones: they end with the user, in the same transaction, so that nobody comes back to roles of long ago. */
export function assignmentsOfUser(userId: string): Sql {
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]') from directory.role_assignment a
    where a.user_id = ${userId}::uuid and a.status = 'active')`;
}

/** Ends them. */
export function endingOf(known: AssignmentsOfUser | undefined): Recording[] {
  const ended = known?.assignments.map((row) => assignmentEnded(assignmentOfJson(row), now)) ?? [];
  return recordingOf(roleAssignmentAggregate, ended);
}

/** The active ones of several users. */
export function assignmentsOfUsers(userIds: readonly string[]): Statement<StateRow<RoleAssignment>> {
  return statement`
    select id, version, valid_from, recorded_at, user_id, role, unit_id, store_id, starts_at, ends_at, access_request_id, status
    from directory.role_assignment where user_id = any (${[...userIds]}::uuid[]) and status = 'active' order by id`;
}
