import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { Moment } from '../../time/zone.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { signInsQuery } from '../sign-ins/api/list-sign-ins.ts';
import { resultTones, signInText } from '../sign-ins/sign-in-text.ts';

const SHOWN = 8;

/** What happened at this person's sign-ins of late; all of it stands in the history. */
export function RecentSignIns({ user }: { user: User }) {
  const { t } = useTranslation();
  const list = useQuery(signInsQuery({ user_id: user.id }, { limit: SHOWN }));
  const items = list.data?.items;
  return (
    <Section
      title={t('signIns.title')}
      aside={
        <Link to="/sign-ins" search={{ user_id: user.id }} className="ml-auto text-accent hover:underline">
          {t('signIn.allHistory')}
        </Link>
      }
    >
      {list.error && items === undefined ? (
        <ProblemNotice part error={list.error} onRetry={() => void list.refetch()} />
      ) : items === undefined ? (
        <Skeleton lines={3} />
      ) : items.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('signIn.noHistory')}</p>
      ) : (
        <ul className="border-line border-t">
          {items.map((item) => (
            <li key={item.id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
              <StatusDot tone={resultTones[item.result]}>{signInText(t, item)}</StatusDot>
              <span className="text-ink-2 text-small">
                {[item.client_id, item.browser].filter(Boolean).join(' · ')}
              </span>
              <Moment at={item.at} className="ml-auto text-ink-3 text-small" />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
