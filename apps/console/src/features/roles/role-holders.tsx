import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoleAssignment } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { Moment } from '../../time/zone.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { usePages } from '../lists/use-pages.ts';
import { assignmentsQuery } from './api/list-assignments.ts';
import { PlaceLink } from './place-link.tsx';

/** Who holds a role, where, and until when. */
export function RoleHolders({ role }: { role: string }) {
  const { t } = useTranslation();
  const { cursor, turning, pagerOf } = usePages();
  const list = useSuspenseQuery(assignmentsQuery({ role, status: ['active'] }, useAsOf(), cursor));
  const columns: readonly SectionColumn<RoleAssignment>[] = [
    {
      id: 'name',
      header: t('people.name'),
      cell: ({ user_id, user_name }) => (
        <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
          {user_name ?? t('people.erasedName')}
        </Link>
      ),
    },
    { id: 'place', header: t('roles.where'), cell: (assignment) => <PlaceLink {...assignment} /> },
    {
      id: 'ends_at',
      header: t('roles.period.until'),
      from: 'sm',
      cell: ({ ends_at }) => (ends_at === null ? null : <Moment at={ends_at} />),
    },
  ];
  return (
    <ListSection
      title={t('roles.holders')}
      list={list}
      total={list.data.total}
      none={t('roles.noHolders')}
      pager={pagerOf(list.data)}
    >
      {(rows) => <SectionTable label={t('roles.holders')} columns={columns} rows={rows} stale={turning} />}
    </ListSection>
  );
}
