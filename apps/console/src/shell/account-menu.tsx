import { Menu } from '@base-ui/react/menu';
import { Check, Keyboard, LogOut, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remember } from '../i18n/index.ts';
import { rolesText } from '../session/role-text.ts';
import { signOut, useSession } from '../session/session.ts';
import { cn } from '../ui/class-names.ts';
import { floating, menuItem } from '../ui/surfaces.ts';

const themes = ['light', 'dark', 'system'] as const;

export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { t, i18n } = useTranslation();
  const { person, roles, account } = useSession();
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'system');
  const paint = (next: string) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    remember('kiban_theme', next);
  };
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`${t('shell.account')}: ${person.name}`}
        className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft font-strong text-accent text-small"
      >
        {person.name.slice(0, 1)}
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label={t('shell.account')}>
        <Menu.Positioner align="end" sideOffset={4} className="z-50">
          <Menu.Popup className={cn(floating, 'min-w-52 max-w-80')}>
            <div className="px-2 py-1.5">
              <p className="truncate font-strong">{person.name}</p>
              <p className="truncate text-ink-2 text-small">
                {[person.login_id, rolesText(t, roles, i18n.language)].filter(Boolean).join(' · ')}
              </p>
            </div>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.RadioGroup value={theme} onValueChange={paint}>
              <Menu.GroupLabel className="px-2 py-1 text-ink-3 text-small">{t('shell.appearance')}</Menu.GroupLabel>
              {themes.map((value) => (
                <Menu.RadioItem key={value} value={value} className={menuItem}>
                  <span className="w-4">
                    <Menu.RadioItemIndicator>
                      <Check className="text-accent" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {t(`shell.${value}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.LinkItem className={menuItem} href={account}>
              <UserRound aria-hidden strokeWidth={1.75} />
              {t('shell.ownAccount')}
            </Menu.LinkItem>
            <Menu.Item className={menuItem} onClick={onKeys}>
              <Keyboard aria-hidden strokeWidth={1.75} />
              {t('shell.keys')}
            </Menu.Item>
            <Menu.Item className={menuItem} onClick={() => void signOut()}>
              <LogOut aria-hidden strokeWidth={1.75} />
              {t('shell.signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
