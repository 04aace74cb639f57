import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { licenceAggregate } from './licence.ts';
import { licenceSuspended } from './licence-status.ts';

/** Opens nothing until it is resumed; its seats stay. @throws CommandRefused `not_found`, `already_closed`. */
export function suspendLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    ...changing(input),
    decide: (current) => licenceSuspended(current, now),
  });
}
