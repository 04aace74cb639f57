import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { membershipsQuery } from '../memberships/api/list-memberships.ts';
import { useJobTypeName } from '../memberships/job-type.ts';

/** Who belongs to the store at the moment looked at. */
export function StoreMembers({ store }: { store: Store }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const jobType = useJobTypeName();
  const members = useQuery(membershipsQuery({ store_id: store.id, status: 'active' }, asOf));
  return (
    <Section title={`${t('stores.members')} ${count(store.member_count)}`}>
      {members.error && !members.data ? (
        <ProblemNotice part error={members.error} onRetry={() => void members.refetch()} />
      ) : members.data === undefined ? (
        <Skeleton lines={3} />
      ) : members.data.items.length === 0 ? (
        <p className="border-line border-t py-3 text-ink-2">{t('stores.noMembers')}</p>
      ) : (
        <ul className="border-line border-t">
          {members.data.items.map(({ id, user_id, user_name, job_type }) => (
            <li key={id} className="flex min-h-9 items-center justify-between gap-3 border-line border-b py-1.5">
              <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
                {user_name ?? t('people.erasedName')}
              </Link>
              <span className="text-ink-2">{jobType(job_type)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
