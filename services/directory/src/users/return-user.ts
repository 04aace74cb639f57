import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type UserInput, userAggregate, userReturned } from './user.ts';

export interface ReturnUser extends Changing {
  readonly fields: UserInput;
}

/**
 * Takes back a user who has left, as they were but without the memberships that ended then.
 *
 * @throws CommandRefused `not_found`, `still_open`; ChangeRefused `key_taken` when somebody else has the login id or staff
 *   number by now.
 */
export function returnUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ReturnUser,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    ...changing(input),
    decide: (current) => userReturned(current, input.fields, now),
  });
}
