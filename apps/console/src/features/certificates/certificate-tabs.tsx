import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { activeTab, TabLinks, tabLink } from '../../ui/tab-links.tsx';

/** Certificates, and the authorities they come from. */
export function CertificateTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  if (!permissions.includes('asset.certificate_authorities.read')) return null;
  return (
    <TabLinks label={t('certificates.lists')}>
      <Link
        to="/certificates"
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={activeTab}
        inactiveProps={tabLink}
      >
        {t('certificates.title')}
      </Link>
      <Link
        to="/certificates/authorities"
        activeOptions={{ includeSearch: false }}
        activeProps={activeTab}
        inactiveProps={tabLink}
      >
        {t('certificates.authorities')}
      </Link>
    </TabLinks>
  );
}
