import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { PageTabs } from '../../shell/page-tabs.tsx';
import { settingsPages } from './settings-pages.ts';

/** The pages of the settings, beside one another. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const open = settingsPages.filter(({ needs }) => permissions.includes(needs));
  const tabs = open.map(({ key, to }) => ({ to, name: t(`shell.settingsTab.${key}`) }));
  return <PageTabs label={t('shell.settings')} tabs={tabs} />;
}
