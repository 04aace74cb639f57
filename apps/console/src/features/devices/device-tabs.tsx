import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { useSession } from '../../session/session.ts';
import { PageTabs } from '../../shell/page-tabs.tsx';
import { contradictionsQuery } from '../contradictions/api/list-contradictions.ts';

/** Devices, and what their sources contradict each other in. */
export function DeviceTabs() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { permissions } = useSession();
  const sees = permissions.includes('asset.contradictions.read');
  const open = useQuery({ ...contradictionsQuery({ status: ['open'], asOf }, undefined), enabled: sees }).data?.total;
  if (!sees) return null;
  return (
    <PageTabs
      label={t('devices.lists')}
      tabs={[
        { to: '/devices', exact: true, name: t('devices.title') },
        { to: '/devices/contradictions', name: t('devices.contradictions'), waiting: open },
      ]}
    />
  );
}
