import { randomUUIDv7 } from 'node:crypto';
import type { Change } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { CommandRefused, type Occasion } from '@kiban/service';
import { type JobType, jobTypeAdded } from './job-type.ts';

/** Locked by whoever adds to the list: of two who add one job at the same time, one finds it. */
export const JOB_TYPES = 'job types';

/** Which of some names the list has, and how far it goes. */
export interface Listed {
  readonly names: readonly string[];
  readonly last_order: number;
}

/** One row, always. */
export function listedJobTypes(names: readonly string[]): Statement<Listed> {
  return statement`
    select array(select j.name from directory.job_type j where j.name = any (${[...names]}::text[])) as names,
      (select coalesce(max(j.display_order), 0) from directory.job_type j) as last_order`;
}

/** Adds the jobs that are not in the list behind it, in their order. A retired one is in it, and stays retired. */
export function jobTypesMissing(names: readonly string[], listed: Listed, occasion: Occasion): Change<JobType>[] {
  const missing = [...new Set(names)].filter((name) => !listed.names.includes(name));
  return missing.map((name, place) =>
    jobTypeAdded(randomUUIDv7(), { name, display_order: listed.last_order + 1 + place }, occasion),
  );
}

/**
 * @param status of the job type; undefined: it is not in the list.
 * @throws CommandRefused `reference_closed` when it has been retired: nobody begins it.
 */
export function requireNotRetired(status: string | undefined): void {
  if (status === 'retired')
    throw new CommandRefused(
      'reference_closed',
      'This job type has been retired. Choose another one, or reinstate it.',
      { field: 'job_type' },
    );
}
