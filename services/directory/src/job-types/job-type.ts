import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** A job that people have. The list is each tenant's own and open: a membership with a job that is not in it adds it. */
export interface JobType {
  /** What memberships call it. It never changes: another name is another job. */
  readonly name: string;
  readonly name_en: string | null;
  /** Where it stands in a list, smallest first. */
  readonly display_order: number;
  /** A retired one is offered no more. Who has it keeps it. */
  readonly status: 'active' | 'retired';
}

export const jobTypeAggregate: Aggregate<JobType> = {
  kind: 'job_type',
  table: 'directory.job_type',
  schemaVersion: 1,
  columns: { name: 'text', name_en: 'text', display_order: 'int', status: 'text' },
  personal: [],
};

export interface JobTypeInput {
  readonly name_en?: string | null;
  readonly display_order?: number;
}

export function jobTypeAdded(
  id: string,
  { name, name_en = null, display_order }: JobTypeInput & { readonly name: string; readonly display_order: number },
  occasion: Occasion,
): Change<JobType> {
  return beginning(id, 'job_type.added', { name, name_en, display_order, status: 'active' }, occasion);
}

/** @throws CommandRefused `not_found`, `already_closed`. */
export function jobTypeChanged(
  current: StateRow<JobType> | null,
  input: JobTypeInput,
  occasion: Occasion,
): Change<JobType> | null {
  const jobType = active(current);
  return following(jobType, { ...stateOf(jobType), ...input }, 'job_type.changed', occasion);
}

/** @throws CommandRefused `not_found`, `already_closed`. */
export function jobTypeRetired(current: StateRow<JobType> | null, occasion: Occasion): Change<JobType> | null {
  const jobType = active(current);
  return following(jobType, { ...stateOf(jobType), status: 'retired' }, 'job_type.retired', occasion);
}

/** @throws CommandRefused `not_found`, `still_open`. */
export function jobTypeReinstated(current: StateRow<JobType> | null, occasion: Occasion): Change<JobType> | null {
  const jobType = existing(current, 'job type');
  if (jobType.status === 'active') throw new CommandRefused('still_open', 'The job type has not been retired.');
  return following(jobType, { ...stateOf(jobType), status: 'active' }, 'job_type.reinstated', occasion);
}

function active(current: StateRow<JobType> | null): StateRow<JobType> {
  const jobType = existing(current, 'job type');
  if (jobType.status === 'retired') throw new CommandRefused('already_closed', 'The job type has been retired.');
  return jobType;
}

function stateOf(jobType: StateRow<JobType>): JobType {
  return stateFields(jobTypeAggregate.columns, jobType);
}
