import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type JobTypeInput, jobTypeAggregate, jobTypeChanged } from './job-type.ts';

export interface ChangeJobType extends Changing {
  readonly fields: JobTypeInput;
}

/** @throws CommandRefused `not_found`, `already_closed`. */
export function changeJobType(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeJobType,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: jobTypeAggregate,
    ...changing(input),
    decide: (current) => jobTypeChanged(current, input.fields, now),
  });
}
