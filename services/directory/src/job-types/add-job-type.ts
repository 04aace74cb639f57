import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { type JobTypeInput, jobTypeAdded, jobTypeAggregate } from './job-type.ts';
import { JOB_TYPES, listedJobTypes } from './listed.ts';

export interface AddJobType extends Creating {
  /** Without an order it stands behind all others. */
  readonly fields: JobTypeInput & { readonly name: string };
}

/** @throws ChangeRefused `key_taken` when there is such a job, retired or not. */
export function addJobType(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, ...input }: AddJobType,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  return runCommand(database, tenantId, context, {
    aggregate: jobTypeAggregate,
    id,
    receipt,
    alsoLock: [JOB_TYPES],
    facts: listedJobTypes([]),
    decide: (_current, [listed]) => {
      const display_order = fields.display_order ?? (listed?.last_order ?? 0) + 1;
      return jobTypeAdded(id, { ...fields, display_order }, now);
    },
  });
}
