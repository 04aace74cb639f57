import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { ADMINISTRATORS } from '../role-assignments/last-administrator.ts';
import { administratorFacts, keepingAnAdministrator } from './administrators.ts';
import { userAggregate, userSuspended } from './user.ts';

/**
 * Suspends a user, who may not sign in until resumed; everything else stays.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `last_administrator`.
 */
export function suspendUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    ...changing(input),
    alsoLock: [ADMINISTRATORS],
    facts: administratorFacts(input.id),
    decide: (current, [known]) => keepingAnAdministrator(current, userSuspended(current, now), known),
  });
}
