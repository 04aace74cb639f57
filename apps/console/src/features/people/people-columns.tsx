import type { TFunction } from 'i18next';
import type { User } from '../../api/types.ts';
import { rolesText } from '../../session/role-text.ts';
import { Moment } from '../../time/zone.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';

/** The columns of the list of people. `jobTypeName`: how a job type is called. */
export function peopleColumns(
  t: TFunction,
  jobTypeName: (jobType: string) => string,
  language: string,
): readonly Column<User>[] {
  return [
    {
      id: 'name',
      header: t('people.name'),
      main: true,
      sortable: true,
      cell: ({ id, name }) => (
        <RowLink to="/people/$userId" params={{ userId: id }}>
          {name ?? t('people.erasedName')}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <StateTag state={status} /> },
    {
      id: 'staff_number',
      header: t('field.staff_number'),
      sortable: true,
      from: 'sm',
      cell: ({ staff_number }) => staff_number,
    },
    {
      id: 'place',
      header: t('memberships.place'),
      from: 'md',
      cell: ({ memberships: [first, ...more] }) =>
        first ? (
          <>
            {first.place_name}
            {more.length > 0 ? <span className="text-ink-3"> {t('people.morePlaces', { n: more.length })}</span> : null}
          </>
        ) : null,
    },
    {
      id: 'job_type',
      header: t('field.job_type'),
      from: 'lg',
      cell: ({ memberships: [first] }) => (first ? jobTypeName(first.job_type) : null),
    },
    {
      id: 'role',
      header: t('field.role'),
      from: 'lg',
      cell: ({ roles }) => (roles.length > 0 ? rolesText(t, roles, language) : null),
    },
    { id: 'login_id', header: t('field.login_id'), from: 'xl', cell: ({ login_id }) => login_id },
    { id: 'email', header: t('field.email'), optional: true, cell: ({ email }) => email },
    {
      id: 'last_signed_in_at',
      header: t('people.lastSignIn'),
      optional: true,
      cell: ({ last_signed_in_at }) => (last_signed_in_at ? <Moment at={last_signed_in_at} /> : null),
    },
    { id: 'kana', header: t('field.kana'), optional: true, cell: ({ kana }) => kana },
    {
      id: 'valid_from',
      header: t('field.valid_from'),
      numeric: true,
      sortable: true,
      from: 'md',
      cell: ({ valid_from }) => <Moment at={valid_from} />,
    },
  ];
}
