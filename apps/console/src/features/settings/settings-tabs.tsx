import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { activeTab, TabLinks, tabLink } from '../../ui/tab-links.tsx';
import { settingsPages } from './settings-pages.ts';

/** The pages of the settings, beside one another. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const open = settingsPages.filter(({ needs }) => permissions.includes(needs));
  return (
    <>
      <TabLinks label={t('shell.settings')}>
        {open.map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            activeOptions={{ includeSearch: false }}
            activeProps={activeTab}
            inactiveProps={tabLink}
          >
            {t(`shell.settingsTab.${key}`)}
          </Link>
        ))}
      </TabLinks>
      <Outlet />
    </>
  );
}
