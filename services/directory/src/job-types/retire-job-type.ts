import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { jobTypeAggregate, jobTypeRetired } from './job-type.ts';

/** It is offered no more; who has it keeps it. @throws CommandRefused `not_found`, `already_closed`. */
export function retireJobType(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: jobTypeAggregate,
    ...changing(input),
    decide: (current) => jobTypeRetired(current, now),
  });
}
