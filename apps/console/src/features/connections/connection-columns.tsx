import type { TFunction } from 'i18next';
import type { Connection } from '../../api/auth-types.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { certificateEnd } from './certificate-end.ts';
import { ConnectionState } from './connection-state.tsx';
import { EndDate } from './end-date.tsx';
import { protocolName } from './protocol-name.ts';

export function connectionColumns(t: TFunction): readonly Column<Connection>[] {
  return [
    {
      id: 'name',
      header: t('connections.name'),
      main: true,
      cell: ({ id, name }) => (
        <RowLink to="/settings/connections/$connectionId" params={{ connectionId: id }}>
          {name}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <ConnectionState status={status} /> },
    {
      id: 'protocol',
      header: t('connections.protocol'),
      from: 'sm',
      cell: ({ settings: { protocol } }) => protocolName[protocol],
    },
    {
      id: 'provider',
      header: t('connections.provider'),
      from: 'lg',
      cell: ({ settings }) => (settings.protocol === 'oidc' ? settings.issuer : settings.entity_id),
    },
    {
      id: 'certificate',
      header: t('connections.certificateEnd'),
      from: 'md',
      cell: (connection) => {
        const end = certificateEnd(connection);
        return end === null ? null : <EndDate at={end} />;
      },
    },
    {
      id: 'identities',
      header: t('connections.people'),
      numeric: true,
      from: 'md',
      cell: ({ identities }) => (identities >= 1000 ? t('connections.thousand') : count(identities)),
    },
  ];
}
