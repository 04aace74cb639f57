import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { PageTabs } from '../../shell/page-tabs.tsx';

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
  const named = open.map(({ key, to, exact }) => ({ to, exact, name: t(`roles.tab.${key}`) }));
  return <PageTabs label={t('roles.title')} tabs={named} />;
}
