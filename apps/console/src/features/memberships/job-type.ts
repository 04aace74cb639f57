import { useTranslation } from 'react-i18next';

/** How a job type is called: the codes that came from old systems in words, what somebody typed as it is. */
export function useJobTypeName(): (jobType: string) => string {
  const { t, i18n } = useTranslation();
  return (jobType) => {
    const known = `memberships.jobType.${jobType}`;
    return i18n.exists(known) ? t(known as 'memberships.jobType.pharmacist') : jobType;
  };
}
