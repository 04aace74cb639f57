import type { TFunction } from 'i18next';
import type { CertificateAuthority } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { AuthorityState } from './authority-state.tsx';

export function authorityColumns(t: TFunction, zone: string): readonly Column<CertificateAuthority>[] {
  return [
    {
      id: 'name',
      header: t('authorities.name'),
      main: true,
      cell: ({ id, name }) => (
        <RowLink to="/certificates/authorities/$authorityId" params={{ authorityId: id }}>
          {name}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: (authority) => <AuthorityState authority={authority} /> },
    {
      id: 'source',
      header: t('authorities.source'),
      from: 'sm',
      cell: ({ source }) => t(`authorities.sources.${source}`),
    },
    {
      id: 'count',
      header: t('authorities.count'),
      numeric: true,
      from: 'md',
      cell: ({ certificate_count }) => count(certificate_count),
    },
    {
      id: 'not_after',
      header: `${t('field.not_after')} (${zoneName(zone)})`,
      numeric: true,
      from: 'md',
      cell: ({ not_after }) => <Moment at={not_after} />,
    },
  ];
}
