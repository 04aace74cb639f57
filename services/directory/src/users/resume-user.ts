import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type UserInput, userAggregate, userResumed } from './user.ts';

export interface ResumeUser extends Changing {
  readonly fields: UserInput;
}

/** Lets a suspended user sign in again. @throws CommandRefused `not_found`, `already_closed`; ChangeRefused `key_taken`. */
export function resumeUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ResumeUser,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    ...changing(input),
    decide: (current) => userResumed(current, input.fields, now),
  });
}
