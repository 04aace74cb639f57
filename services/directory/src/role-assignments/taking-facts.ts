import type { StateRow } from '@kiban/event-store';
import type { Statement } from '@kiban/postgres';
import { statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type Giver, type GiverFacts, holdsAll } from './giver.ts';
import { type AdministratorFacts, besideAssignment } from './last-administrator.ts';
import type { RoleAssignment } from './role-assignment.ts';

export interface TakingFacts extends GiverFacts, AdministratorFacts {
  /** RFC 3339: the database's clock. */
  readonly now: string;
}

/**
 * What decides whether an assignment may be ended or given another period; no row for one that is not there. `until`: when it
 * would end then, see `holdsAll`; left out: it is ended.
 */
export function takingFacts(
  current: StateRow<RoleAssignment> | null,
  giver: Giver | undefined,
  until?: string | null,
): Statement<TakingFacts> {
  if (current === null) return statementOf(sql<TakingFacts>`select null where false`);
  return statementOf(sql<TakingFacts>`
    select clock_timestamp() as now, ${besideAssignment(current.id)}, ${holdsAll(giver, current, until)} as holds_all`);
}
