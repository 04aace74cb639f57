import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { membershipsQuery } from '../memberships/api/list-memberships.ts';
import { useJobTypeName } from '../memberships/job-type.ts';

/** Who belongs to the store at the moment looked at. */
export function StoreMembers({ store }: { store: Store }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const jobType = useJobTypeName();
  const list = useQuery(membershipsQuery({ store_id: store.id, status: 'active' }, asOf));
  return (
    <ListSection title={t('stores.members')} list={list} total={store.member_count} none={t('stores.noMembers')}>
      {(members) => (
        <SectionRows>
          {members.map(({ id, user_id, user_name, job_type }) => (
            <li key={id} className="flex min-h-9 items-center justify-between gap-3 border-line border-b py-1.5">
              <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
                {user_name ?? t('people.erasedName')}
              </Link>
              <span className="text-ink-2">{jobType(job_type)}</span>
            </li>
          ))}
        </SectionRows>
      )}
    </ListSection>
  );
}
