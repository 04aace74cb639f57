import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/kbd.tsx';
import { AccountMenu } from './account-menu.tsx';
import { AsOfControl } from './as-of-control.tsx';
import { LanguageButton } from './language-button.tsx';
import { RailDrawer } from './rail-drawer.tsx';
import { TenantMenu } from './tenant-menu.tsx';

export function TopBar({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const { t } = useTranslation();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b bg-canvas px-2 sm:gap-2 md:pr-3 md:pl-0">
      <RailDrawer />
      <TenantMenu />
      <button
        type="button"
        aria-keyshortcuts="/ Control+K"
        onClick={onSearch}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md border border-line bg-sunken px-2.5 text-ink-3 hover:border-line-strong md:max-w-md"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{t('shell.searchHint')}</span>
        <span aria-hidden className="ml-auto max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      </button>
      <div className="ml-auto flex items-center gap-1">
        <AsOfControl />
        <LanguageButton />
        <AccountMenu onKeys={onKeys} />
      </div>
    </header>
  );
}
