import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PartialSignInPolicy, PolicyEffect } from '../../api/auth-types.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { policyEffectQuery } from './api/policy-effect.ts';
import { fieldOf } from './policy-parts.ts';

const SHOWN = 10;

/** Who has to do something at the next sign-in: by what holds, or what would be different by what is about to be said. */
export function Affected({ place, proposed }: { place: string; proposed: PartialSignInPolicy | null }) {
  const { t } = useTranslation();
  const effect = useQuery({ ...policyEffectQuery(place, proposed), placeholderData: keepPreviousData });
  if (effect.error && effect.data === undefined)
    return <ProblemNotice part error={effect.error} onRetry={() => void effect.refetch()} />;
  if (effect.data === undefined) return <Skeleton lines={2} />;
  const { people, looked_at, affected, relieved, looser } = effect.data;
  const about = proposed === null ? 'affects' : 'differs';
  return (
    <div className={effect.isPlaceholderData ? 'opacity-60' : undefined}>
      {looser.length > 0 ? <Looser parts={looser} /> : null}
      <p className="prose-line">
        {affected.length === 0
          ? t(`signInPolicy.${about}.nobody`, { people: count(people) })
          : t(`signInPolicy.${about}.some`, { people: count(people), affected: count(affected.length) })}
        {looked_at < people ? ` ${t('signInPolicy.affects.lookedAt', { looked: count(looked_at) })}` : null}
      </p>
      <Listed people={affected} />
      {relieved.length > 0 ? (
        <p className="prose-line pt-3">{t('signInPolicy.differs.relieved', { n: count(relieved.length) })}</p>
      ) : null}
      <Listed people={relieved} />
    </div>
  );
}

/** What would ask for less than it does now: nobody should do that without noticing. */
function Looser({ parts }: { parts: readonly string[] }) {
  const { t } = useTranslation();
  const fields = parts.map((part) => t(`signInPolicy.field.${fieldOf(part)}`)).join(t('signInPolicy.differs.and'));
  return <p className="prose-line pb-2 text-danger">{t('signInPolicy.differs.looser', { fields })}</p>;
}

function Listed({ people }: { people: PolicyEffect['affected'] }) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <>
      <List affected={people.slice(0, SHOWN)} />
      {people.length > SHOWN ? (
        <p className="pt-2 text-ink-2">{t('signInPolicy.affects.more', { n: count(people.length - SHOWN) })}</p>
      ) : null}
    </>
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
