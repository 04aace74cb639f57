import type { StateRow } from '@kiban/event-store';
import { CommandRefused, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import { ADMINISTRATING } from './reserved-role.ts';
import type { RoleAssignment } from './role-assignment.ts';

/**
 * Locked by whoever may take an administrator away: two administrators who demote each other at the same time, each legal
 * alone, would leave nobody.
 */
export const ADMINISTRATORS = 'administrators';

/** Assignments `a` that make an active user an administrator of the whole tenant, from now on and without an end. */
const lasting = sql`directory.role_assignment a join directory."user" u on u.id = a.user_id and u.status = 'active'
  where a.role = any (${ADMINISTRATING}::text[]) and a.status = 'active' and a.ends_at is null and a.starts_at <= clock_timestamp()`;

/** Their ids. */
export function administrating(): Sql {
  return sql`array(select a.id::text from ${lasting})`;
}

/** How many of them there are beside those of a user. */
export function administratorsBeside(userId: string): Sql {
  return sql`(select count(*) from ${lasting} and a.user_id <> ${userId}::uuid)`;
}

/** Whether a user is such an administrator. */
export function isAdministrator(userId: string): Sql {
  return sql`exists (select from ${lasting} and a.user_id = ${userId}::uuid)`;
}

/** How many there are beside an assignment, and whether it is one of them. */
export function besideAssignment(id: string): Sql {
  return sql`(select count(*) from ${lasting} and a.id <> ${id}::uuid) as others,
    exists (select from ${lasting} and a.id = ${id}::uuid) as administers`;
}

export interface AdministratorFacts {
  /** Whether who is to change is an administrator now. */
  readonly administers: boolean;
  readonly others: number;
}

/**
 * A tenant in which there was an administrator keeps one.
 *
 * @throws CommandRefused `last_administrator` when the last one would go.
 */
export function keepOne(goes: boolean, { administers, others }: AdministratorFacts): void {
  if (goes && administers && others === 0)
    throw new CommandRefused(
      'last_administrator',
      'This is the last administrator. Make somebody else an administrator first, without an end.',
    );
}

/** Whether an assignment makes an administrator who stays. */
export function keeps({ status, starts_at, ends_at }: RoleAssignment | StateRow<RoleAssignment>, now: string): boolean {
  return status === 'active' && ends_at === null && Date.parse(starts_at) <= Date.parse(now);
}
