import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { activeTab, TabLinks, tabLink } from '../../ui/tab-links.tsx';
import { signInsPages } from './sign-ins-pages.ts';

/** The pages about who signs in and by what, beside one another. */
export function SignInsTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const open = signInsPages.filter(({ needs }) => needs.some((each) => permissions.includes(each)));
  return (
    <>
      <TabLinks label={t('shell.signIns')}>
        {open.map(({ key, to, exact }) => (
          <Link
            key={key}
            to={to}
            activeOptions={{ exact, includeSearch: false }}
            activeProps={activeTab}
            inactiveProps={tabLink}
          >
            {t(`shell.signInsTab.${key}`)}
          </Link>
        ))}
      </TabLinks>
      <Outlet />
    </>
  );
}
