import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type UserInput, userAggregate, userChanged } from './user.ts';

export interface ChangeUser extends Changing {
  readonly fields: UserInput;
}

/** Changes what is given. @throws CommandRefused `not_found`, `already_closed`; ChangeRefused `key_taken`. */
export function changeUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeUser,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    ...changing(input),
    decide: (current) => userChanged(current, input.fields, now),
  });
}
