import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { activeTab, TabLinks, tabLink } from '../../ui/tab-links.tsx';

/** The two pages of the support staff: looking, and asking for leave to. */
export function StaffTabs() {
  const { t } = useTranslation();
  return (
    <TabLinks label={t('support.staffTitle')}>
      <Link
        to="/support"
        activeOptions={{ exact: true, includeSearch: false }}
        inactiveProps={tabLink}
        activeProps={activeTab}
      >
        {t('support.find')}
      </Link>
      <Link to="/support/requests" inactiveProps={tabLink} activeProps={activeTab}>
        {t('support.requests')}
      </Link>
    </TabLinks>
  );
}
