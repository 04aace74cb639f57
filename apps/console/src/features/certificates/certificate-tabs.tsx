import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { PageTabs } from '../../shell/page-tabs.tsx';

/** Certificates, and the authorities they come from. */
export function CertificateTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  if (!permissions.includes('asset.certificate_authorities.read')) return null;
  return (
    <PageTabs
      label={t('certificates.lists')}
      tabs={[
        { to: '/certificates', exact: true, name: t('certificates.title') },
        { to: '/certificates/authorities', name: t('certificates.authorities') },
      ]}
    />
  );
}
