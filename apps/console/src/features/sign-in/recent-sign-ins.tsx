import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { Moment } from '../../time/zone.tsx';
import { SectionRows } from '../../ui/page.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { signInsQuery } from '../sign-ins/api/list-sign-ins.ts';
import { resultTones, signInText } from '../sign-ins/sign-in-text.ts';

const SHOWN = 8;

/** What happened at this person's sign-ins of late; all of it stands in the history. */
export function RecentSignIns({ user }: { user: User }) {
  const { t } = useTranslation();
  const list = useQuery(signInsQuery({ user_id: user.id }, { limit: SHOWN }));
  return (
    <ListSection
      title={t('signIns.title')}
      list={list}
      aside={
        <Link to="/sign-ins" search={{ user_id: user.id }} className="ml-auto text-accent hover:underline">
          {t('signIn.allHistory')}
        </Link>
      }
      none={t('signIn.noHistory')}
    >
      {(items) => (
        <SectionRows>
          {items.map((item) => (
            <li key={item.id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
              <StatusDot tone={resultTones[item.result]}>{signInText(t, item)}</StatusDot>
              <span className="text-ink-2 text-small">
                {[item.client_id, item.browser].filter(Boolean).join(' · ')}
              </span>
              <Moment at={item.at} className="ml-auto text-ink-3 text-small" />
            </li>
          ))}
        </SectionRows>
      )}
    </ListSection>
  );
}
