import type { TFunction } from 'i18next';
import type { Client } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';

export function applicationColumns(t: TFunction): readonly Column<Client>[] {
  return [
    {
      id: 'name',
      header: t('applications.name'),
      main: true,
      cell: ({ id, name }) => (
        <RowLink to="/settings/applications/$applicationId" params={{ applicationId: id }}>
          {name}
        </RowLink>
      ),
    },
    { id: 'type', header: t('applications.type'), cell: ({ type }) => t(`applications.types.${type}`) },
    { id: 'client_id', header: t('applications.clientId'), from: 'sm', cell: ({ client_id }) => client_id },
    {
      id: 'authentication',
      header: t('applications.authentication'),
      from: 'lg',
      cell: ({ authentication }) => t(`applications.authentications.${authentication}`),
    },
    {
      id: 'profile',
      header: t('applications.profile'),
      from: 'lg',
      cell: ({ profile }) => (profile === 'fapi2' ? t('applications.profiles.fapi2') : null),
    },
    {
      id: 'registered_at',
      header: t('applications.registeredAt'),
      from: 'md',
      cell: ({ registered_at }) => <Moment at={registered_at} />,
    },
  ];
}
