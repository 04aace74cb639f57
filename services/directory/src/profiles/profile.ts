import { randomUUIDv7 } from 'node:crypto';
import type { Change } from '@kiban/event-store';
import type { Occasion } from '@kiban/service';
import { type JobType, jobTypeAdded } from '../job-types/job-type.ts';

/** What a new tenant of a trade begins with. All of it may be changed afterwards. */
export interface Profile {
  /** In the order in which they are offered. */
  readonly job_types: readonly { readonly name: string; readonly name_en: string }[];
}

export function jobTypesOf({ job_types }: Profile, occasion: Occasion): Change<JobType>[] {
  return job_types.map((jobType, place) =>
    jobTypeAdded(randomUUIDv7(), { ...jobType, display_order: place + 1 }, occasion),
  );
}
