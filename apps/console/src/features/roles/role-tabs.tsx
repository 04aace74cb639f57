import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { activeTab, TabLinks, tabLink } from '../../ui/tab-links.tsx';

const tabs = [
  { key: 'list', to: '/roles', exact: true, needs: 'directory.roles.read' },
  { key: 'requests', to: '/roles/requests', exact: false, needs: 'directory.access_requests.write' },
  { key: 'reviews', to: '/roles/reviews', exact: false, needs: 'directory.access_reviews.read' },
  { key: 'check', to: '/roles/check', exact: false, needs: 'directory.roles.read' },
] as const;

/** The pages about permissions, beside one another. */
export function RoleTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const open = tabs.filter(({ needs }) => permissions.includes(needs));
  return (
    <>
      <TabLinks label={t('roles.title')}>
        {open.map(({ key, to, exact }) => (
          <Link
            key={key}
            to={to}
            activeOptions={{ exact, includeSearch: false }}
            activeProps={activeTab}
            inactiveProps={tabLink}
          >
            {t(`roles.tab.${key}`)}
          </Link>
        ))}
      </TabLinks>
      <Outlet />
    </>
  );
}
