import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, ChangeRefused, type Outcome, runCommand, streamKey } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { type Creating, now, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type Assignable, assignableFacts, requireAssignable, type Wanted } from './assignable.ts';
import { type Giver, type GiverFacts, holdsAll, requireGiver } from './giver.ts';
import { ADMINISTRATORS } from './last-administrator.ts';
import { assignmentBegun, assignmentChanged, isOver, roleAssignmentAggregate } from './role-assignment.ts';

export interface AssignRole extends Creating {
  readonly fields: Wanted & {
    /** RFC 3339; left out: now. */
    readonly starts_at?: string | undefined;
    /** RFC 3339; null or left out: until somebody ends it. */
    readonly ends_at?: string | null | undefined;
  };
  readonly giver?: Giver | undefined;
}

/**
 * Gives a user a role: in the whole tenant, in a unit with all below it, or in a store. The same role of the same user in the
 * same place whose period is over goes on with the new one, and it is its id that comes back.
 *
 * @throws CommandRefused `reference_unknown`, `reference_closed`, `role_not_for_place`, `period_reversed`; of a giver
 *   `not_found`, `role_beyond_own`; ChangeRefused `key_taken` when the user has the role there already.
 */
export async function assignRole(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, giver, receipt }: AssignRole,
): Promise<Outcome> {
  const { user_id, role, unit_id, store_id } = fields;
  const wanted = { user_id, role, unit_id, store_id };
  const [[before]] = await tenantRead(database, tenantId, [sameAssignment(wanted)]);
  const id = before?.id ?? randomUUIDv7();
  return runCommand(database, tenantId, context, {
    aggregate: roleAssignmentAggregate,
    id,
    receipt,
    alsoLock: [ADMINISTRATORS],
    alsoLockShared: [user_id, unit_id, store_id].filter((each) => each !== null).map(streamKey),
    facts: statementOf(sql<Assignable & GiverFacts>`
      select known.*, ${holdsAll(giver, wanted, fields.ends_at ?? null)} as holds_all from (${assignableFacts(wanted)}) known`),
    decide: (current, [known]) => {
      if (known === undefined) throw new Error('The facts of an assignment are always one row.');
      requireGiver(giver, wanted, known);
      requireAssignable(wanted, known);
      const period = { starts_at: fields.starts_at ?? known.now, ends_at: fields.ends_at ?? null };
      if (current === null) return assignmentBegun(id, { ...wanted, ...period, access_request_id: null }, now);
      if (!isOver(current, known.now))
        throw new ChangeRefused('key_taken', 'The user has this role in this place already.', 'role_assignment_place');
      return assignmentChanged(current, { ...period, access_request_id: null }, now);
    },
  });
}

/** The one that is not ended, whether or not its period is over. */
export function sameAssignment({ user_id, role, unit_id, store_id }: Wanted): Statement<{ id: string }> {
  return statement`
    select id from directory.role_assignment
    where user_id = ${user_id}::uuid and role = ${role} and status = 'active'
      and unit_id is not distinct from ${unit_id}::uuid and store_id is not distinct from ${store_id}::uuid`;
}
