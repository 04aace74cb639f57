import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { PageTabs } from '../../shell/page-tabs.tsx';
import { signInsPages } from './sign-ins-pages.ts';

/** The pages about who signs in and by what, beside one another. */
export function SignInsTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const open = signInsPages.filter(({ needs }) => needs.some((each) => permissions.includes(each)));
  const tabs = open.map(({ key, to, exact }) => ({ to, exact, name: t(`shell.signInsTab.${key}`) }));
  return <PageTabs label={t('shell.signIns')} tabs={tabs} />;
}
