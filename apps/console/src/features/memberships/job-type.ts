import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { jobTypesQuery } from './api/list-job-types.ts';

/** How a job type is called: the codes that came from old systems in words, the tenant's own in the reader's language. */
export function useJobTypeName(): (jobType: string) => string {
  const { t, i18n } = useTranslation();
  const listed = useQuery(jobTypesQuery).data?.items ?? [];
  return (jobType) => {
    const known = `memberships.jobType.${jobType}`;
    if (i18n.exists(known)) return t(known as 'memberships.jobType.pharmacist');
    if (i18n.language === 'ja') return jobType;
    return listed.find(({ name }) => name === jobType)?.name_en ?? jobType;
  };
}
