import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../shell/page-tabs.tsx';

/** The two pages of the support staff: looking, and asking for leave to. */
export function StaffTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      label={t('support.staffTitle')}
      tabs={[
        { to: '/support', exact: true, name: t('support.find') },
        { to: '/support/requests', name: t('support.requests') },
      ]}
    />
  );
}
