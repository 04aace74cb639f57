import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { licenceAggregate } from './licence.ts';
import { licenceResumed } from './licence-status.ts';

/** Opens again what its period still covers. @throws CommandRefused `not_found`, `already_closed`, `still_open`. */
export function resumeLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    ...changing(input),
    decide: (current) => licenceResumed(current, now),
  });
}
