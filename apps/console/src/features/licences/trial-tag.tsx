import { useTranslation } from 'react-i18next';

export function TrialTag() {
  const { t } = useTranslation();
  return <span className="ml-2 rounded-sm bg-accent-soft px-1.5 text-accent text-small">{t('licences.trial')}</span>;
}
