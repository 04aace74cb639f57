import type { JobType } from '../../api/types.ts';

/** What the form of a job type holds; '' is nothing. */
export interface JobTypeValues {
  readonly name: string;
  readonly name_en: string;
  readonly display_order: string;
}

export function jobTypeValues(jobType: JobType | null): JobTypeValues {
  return {
    name: jobType?.name ?? '',
    name_en: jobType?.name_en ?? '',
    display_order: jobType === null ? '' : String(jobType.display_order),
  };
}

/** The API's fields of those that are given; an order that was left empty is the API's to choose. */
export function jobTypeFields({ name_en, display_order }: Partial<Omit<JobTypeValues, 'name'>>): {
  readonly name_en?: string | null;
  readonly display_order?: number;
} {
  return {
    ...(name_en !== undefined && { name_en: name_en.trim() || null }),
    ...(display_order !== undefined && display_order.trim() !== '' && { display_order: Number(display_order) }),
  };
}
