import type { JobType } from '../../api/types.ts';
import type { NewMembership } from './api/begin-membership.ts';

/** Where somebody is to belong, as a form holds it. */
export interface PlaceChoice {
  readonly kind: 'none' | 'store' | 'unit';
  readonly store_id: string | null;
  readonly unit_id: string | null;
  /** As it is read, not the code that may stand for it. */
  readonly job: string;
}

export type PlaceProblem = 'store' | 'unit' | 'job';

/** What is missing, by the field that must be mended first; null: nothing. */
export function placeProblem({ kind, store_id, unit_id, job }: PlaceChoice): PlaceProblem | null {
  if (kind === 'none') return null;
  if (kind === 'store' && store_id === null) return 'store';
  if (kind === 'unit' && unit_id === null) return 'unit';
  return job.trim() === '' ? 'job' : null;
}

/** The membership to begin: in the one place of the chosen kind, whatever was chosen of the other before. */
export function placeFields(
  { kind, store_id, unit_id, job }: PlaceChoice,
  inUse: readonly Pick<JobType, 'name'>[],
  nameOf: (jobType: string) => string,
): Omit<NewMembership, 'user_id'> {
  return {
    store_id: kind === 'store' ? store_id : null,
    unit_id: kind === 'unit' ? unit_id : null,
    job_type: jobTypeOf(job, inUse, nameOf),
  };
}

/** What is listed already under the name that was typed; else what was typed. */
export function jobTypeOf(
  typed: string,
  inUse: readonly Pick<JobType, 'name'>[],
  nameOf: (jobType: string) => string,
): string {
  const written = typed.normalize('NFC').trim();
  return inUse.find(({ name }) => nameOf(name) === written)?.name ?? written;
}
