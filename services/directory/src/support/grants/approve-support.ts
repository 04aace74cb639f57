import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, CommandRefused, changing, now } from '@kiban/service';
import { supportApproved, supportGrantAggregate } from './support-grant.ts';

export interface ApproveSupport extends Changing {
  /** The user who decides. */
  readonly decided_by: string;
  /** Null: as many as were asked for. */
  readonly hours: number | null;
  readonly unmasked: boolean;
}

interface Facts {
  readonly person_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
}

/**
 * Lets the support staff look, from now on and for the hours.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `decided_by_requester`, `period_unfit`.
 */
export function approveSupport(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { decided_by, hours, unmasked, ...input }: ApproveSupport,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: supportGrantAggregate,
    ...changing(input),
    facts: (current) => periodOf(decided_by, hours ?? current?.hours ?? 0),
    decide: (current, [facts]) => {
      if (facts === undefined) throw new CommandRefused('not_found', 'There is no such user here to decide.');
      const granted = hours ?? current?.hours ?? 0;
      return supportApproved(current, { ...facts, decided_by, hours: granted, unmasked }, now);
    },
  });
}

/** By the database's clock, which says later whether it is over. */
function periodOf(userId: string, hours: number): Statement<Facts> {
  return statement`
    select u.person_id, t.now as starts_at, t.now + make_interval(hours => ${hours}::int) as ends_at
    from directory."user" u cross join (select clock_timestamp() as now) t
    where u.id = ${userId}::uuid and u.status = 'active'`;
}
