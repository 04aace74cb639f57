import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { useSession } from '../../session/session.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { activeTab, TabLinks, tabLink } from '../../ui/tab-links.tsx';
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
    <TabLinks label={t('devices.lists')}>
      <Link
        to="/devices"
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={activeTab}
        inactiveProps={tabLink}
      >
        {t('devices.title')}
      </Link>
      <Link
        to="/devices/contradictions"
        activeOptions={{ includeSearch: false }}
        activeProps={activeTab}
        inactiveProps={tabLink}
      >
        {t('devices.contradictions')}
        {open ? (
          <span className="ml-2 rounded-sm bg-attention-soft px-1.5 text-attention text-small">{count(open)}</span>
        ) : null}
      </Link>
    </TabLinks>
  );
}
