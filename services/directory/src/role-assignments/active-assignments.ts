import { type Recording, recordingOf, type StateRow } from '@kiban/event-store';
import type { Statement } from '@kiban/postgres';
import { now, type Sql, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { assignmentEnded, assignmentOfJson, type RoleAssignment, roleAssignmentAggregate } from './role-assignment.ts';

/** Active assignments that end with somebody or something, as jsonb has them. */
export interface ActiveAssignments {
  readonly assignments: readonly StateRow<RoleAssignment>[];
}

/** A user's: they end with the user, in the same transaction, so that nobody comes back to roles of long ago. */
export function assignmentsOfUser(userId: string): Sql {
  return activeIn(sql`user_id`, [userId]);
}

/** Those given for a store: they end with it in the same way. */
export function assignmentsForStore(storeId: string): Sql {
  return activeIn(sql`store_id`, [storeId]);
}

/** Those that end with things of a kind; of kinds that nobody holds a role for: none. */
export function assignmentsEndingWith(kind: string, ids: readonly string[]): Statement<ActiveAssignments> {
  const column = COLUMNS[kind];
  return statementOf(
    column === undefined
      ? sql<ActiveAssignments>`select '[]'::jsonb as assignments`
      : sql<ActiveAssignments>`select ${activeIn(column, ids)} as assignments`,
  );
}

/** Ends them. */
export function endingOf(known: ActiveAssignments | undefined): Recording[] {
  const ended = known?.assignments.map((row) => assignmentEnded(assignmentOfJson(row), now)) ?? [];
  return recordingOf(roleAssignmentAggregate, ended);
}

const COLUMNS: Readonly<Record<string, Sql>> = {
  user: sql`user_id`,
  store: sql`store_id`,
  organization_unit: sql`unit_id`,
};

function activeIn(column: Sql, ids: readonly string[]): Sql {
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]') from directory.role_assignment a
    where a.${column} = any (${[...ids]}::uuid[]) and a.status = 'active')`;
}
