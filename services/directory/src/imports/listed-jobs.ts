import { type Change, record } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';
import { jobTypeAggregate } from '../job-types/job-type.ts';
import { jobTypesMissing, listedJobTypes } from '../job-types/listed.ts';
import type { Membership } from '../memberships/membership.ts';
import type { ImportRun } from './import-run.ts';

/** Adds the jobs of imported memberships to the tenant's list, as of the snapshot. The tenant's lock is held. */
export async function listImportedJobs(
  transaction: TenantTransaction,
  run: ImportRun,
  memberships: readonly Change<Membership>[],
): Promise<void> {
  const names = [...new Set(memberships.map(({ state }) => state.job_type))];
  const [listed] = await transaction.rows(listedJobTypes(names));
  if (listed === undefined) return;
  const missing = jobTypesMissing(names, listed, run.occasion(null));
  if (missing.length > 0) await transaction.rows(record(transaction, jobTypeAggregate, run.context, missing));
}
