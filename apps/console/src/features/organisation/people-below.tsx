import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useJobTypeName } from '../memberships/job-type.ts';
import { usersQuery } from '../people/api/list-users.ts';

/** The people who belong to a unit, or to a unit or store below it. */
export function PeopleBelow({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const jobTypeName = useJobTypeName();
  const { cursor, turning, pagerOf } = usePages();
  const filter = { unit_id: unitId, status: ['active', 'suspended'], asOf: useAsOf() } as const;
  const list = useSuspenseQuery(usersQuery(filter, cursor));
  const columns: readonly SectionColumn<User>[] = [
    {
      id: 'name',
      header: t('people.name'),
      cell: (user) => (
        <Link to="/people/$userId" params={{ userId: user.id }} className="text-accent hover:underline">
          {user.name ?? t('people.erasedName')}
        </Link>
      ),
    },
    { id: 'place', header: t('memberships.place'), cell: (user) => user.memberships[0]?.place_name },
    {
      id: 'job',
      header: t('field.job_type'),
      cell: (user) => (user.memberships[0] ? jobTypeName(user.memberships[0].job_type) : null),
      from: 'sm',
    },
  ];
  return (
    <ListSection
      title={t('organisation.peopleBelow')}
      list={list}
      total={list.data.total}
      aside={
        list.data.total > 0 ? (
          <Link to="/people" search={{ unit_id: unitId }} className="ml-auto text-accent hover:underline">
            {t('organisation.seeAll')}
          </Link>
        ) : null
      }
      none={t('organisation.noPeople')}
      pager={pagerOf(list.data)}
    >
      {(rows) => <SectionTable label={t('organisation.peopleBelow')} columns={columns} rows={rows} stale={turning} />}
    </ListSection>
  );
}
