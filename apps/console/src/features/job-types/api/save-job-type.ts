import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { JobType } from '../../../api/types.ts';

/** The name stands in people's memberships and never changes. */
export interface NewJobType {
  readonly name: string;
  readonly name_en: string | null;
  /** Left out: behind all others. */
  readonly display_order?: number;
  readonly reason?: string;
}

export function addJobType(jobType: NewJobType, idempotencyKey: string): Promise<JobType> {
  return write('POST', '/job-types', { ...jobType }, { idempotencyKey });
}

export function changeJobType(
  id: string,
  version: number,
  change: Partial<Omit<NewJobType, 'name'>>,
): Promise<JobType> {
  return write('PATCH', path`/job-types/${id}`, change, { version });
}
