import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { type Changing, changing } from '../operation.ts';
import { ADMINISTRATORS, keepingAnAdministrator, otherAdministrators } from './last-administrator.ts';
import { type UserInput, userAggregate, userChanged } from './user.ts';

export interface ChangeUser extends Changing {
  readonly fields: UserInput;
}

/**
 * Changes what is given, the role included.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `last_administrator`; ChangeRefused `key_taken`.
 */
export function changeUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeUser,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    ...changing(input),
    alsoLock: input.fields.role === undefined ? [] : [ADMINISTRATORS],
    facts: otherAdministrators(input.id),
    decide: (current, [known]) =>
      keepingAnAdministrator(current, userChanged(current, input.fields, now), known?.others ?? 0),
  });
}
