import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { JobType } from '../../../api/types.ts';

/** Offers it no more, or again. Who has it keeps it. */
export function retireJobType({ id, version }: JobType, reason: string): Promise<JobType> {
  return write('POST', path`/job-types/${id}/retire`, { reason }, { version });
}

export function reinstateJobType({ id, version }: JobType, reason: string | undefined): Promise<JobType> {
  return write('POST', path`/job-types/${id}/reinstate`, { reason }, { version });
}
