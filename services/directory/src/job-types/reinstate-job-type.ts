import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { jobTypeAggregate, jobTypeReinstated } from './job-type.ts';

/** It is offered again. @throws CommandRefused `not_found`, `still_open`. */
export function reinstateJobType(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: jobTypeAggregate,
    ...changing(input),
    decide: (current) => jobTypeReinstated(current, now),
  });
}
