import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { type Changing, changing } from '../operation.ts';
import { ADMINISTRATORS, keepingAnAdministrator, otherAdministrators } from './last-administrator.ts';
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
    facts: otherAdministrators(input.id),
    decide: (current, [known]) => keepingAnAdministrator(current, userSuspended(current, now), known?.others ?? 0),
  });
}
