import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { useJobTypeName } from '../memberships/job-type.ts';
import { usersQuery } from '../people/api/list-users.ts';
import { type SectionColumn, SectionTable } from './section-table.tsx';
import { PAGE, usePages } from './use-pages.ts';

/** The people who belong to a unit, or to a unit or store below it. */
export function PeopleBelow({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const jobTypeName = useJobTypeName();
  const { cursor, turning, pagerOf } = usePages();
  const filter = { unit_id: unitId, status: ['active', 'suspended'], asOf: useAsOf() } as const;
  const { data } = useSuspenseQuery(usersQuery(filter, cursor));
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
    <Section
      title={t('organisation.peopleBelow')}
      aside={
        <>
          <span className="text-ink-2">{count(data.total)}</span>
          {data.total > 0 ? (
            <Link to="/people" search={{ unit_id: unitId }} className="ml-auto text-accent hover:underline">
              {t('organisation.seeAll')}
            </Link>
          ) : null}
        </>
      }
    >
      {data.items.length > 0 ? (
        <SectionTable label={t('organisation.peopleBelow')} columns={columns} rows={data.items} stale={turning} />
      ) : (
        <p className="border-line border-t py-2 text-ink-2">{t('organisation.noPeople')}</p>
      )}
      {data.total > PAGE ? (
        <div className="flex py-2">
          <Pager {...pagerOf(data)} />
        </div>
      ) : null}
    </Section>
  );
}
