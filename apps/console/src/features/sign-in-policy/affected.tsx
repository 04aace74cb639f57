import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PolicyEffect } from '../../api/auth-types.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { type Proposed, policyEffectQuery } from './api/policy-effect.ts';

const SHOWN = 10;

/** Who has to do something at the next sign-in: by what holds, or by what is about to be said. */
export function Affected({ place, proposed }: { place: string; proposed: Proposed }) {
  const { t } = useTranslation();
  const effect = useQuery({ ...policyEffectQuery(place, proposed), placeholderData: keepPreviousData });
  if (effect.error && effect.data === undefined)
    return <ProblemNotice part error={effect.error} onRetry={() => void effect.refetch()} />;
  if (effect.data === undefined) return <Skeleton lines={2} />;
  const { people, looked_at, affected } = effect.data;
  return (
    <div className={effect.isPlaceholderData ? 'opacity-60' : undefined}>
      <p className="prose-line">
        {affected.length === 0
          ? t('signInPolicy.affects.nobody', { people: count(people) })
          : t('signInPolicy.affects.some', { people: count(people), affected: count(affected.length) })}
        {looked_at < people ? ` ${t('signInPolicy.affects.lookedAt', { looked: count(looked_at) })}` : null}
      </p>
      {affected.length > 0 ? <List affected={affected.slice(0, SHOWN)} /> : null}
      {affected.length > SHOWN ? (
        <p className="pt-2 text-ink-2">{t('signInPolicy.affects.more', { n: count(affected.length - SHOWN) })}</p>
      ) : null}
    </div>
  );
}

function List({ affected }: { affected: PolicyEffect['affected'] }) {
  const { t } = useTranslation();
  return (
    <ul className="mt-2 border-line border-t">
      {affected.map(({ user_id, name, consequence }) => (
        <li
          key={user_id}
          className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 border-line border-b py-1"
        >
          <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
            {name ?? t('people.erasedName')}
          </Link>
          <span className="text-ink-2">{t(`signInPolicy.consequence.${consequence}`)}</span>
        </li>
      ))}
    </ul>
  );
}
