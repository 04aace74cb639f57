import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { places } from './places.ts';

export function Rail({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const open = places.filter(({ needs }) => needs.some((each) => permissions.includes(each)));
  return (
    <nav aria-label={t('shell.menu')} className="flex flex-col gap-0.5 p-2">
      {open.map(({ key, to, icon: Icon }) => (
        <Link
          key={key}
          to={to}
          onClick={onGo}
          activeOptions={{ includeSearch: false }}
          activeProps={{ className: 'bg-accent-soft font-strong text-accent' }}
          inactiveProps={{ className: 'text-ink-2 hover:bg-hover hover:text-ink' }}
          className="flex h-8 items-center gap-2.5 rounded-md px-2.5"
        >
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {t(`shell.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
