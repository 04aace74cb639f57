import type { TFunction } from 'i18next';
import type { Store } from '../../api/types.ts';
import { Moment } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';

import { postalCodeText } from '../places/postal-code.ts';

/** The columns of the list of stores; a tenant's code systems differ, so the codes stand in one column. */
export function storeColumns(t: TFunction, zone: string): readonly Column<Store>[] {
  return [
    {
      id: 'name',
      header: t('stores.name'),
      main: true,
      sortable: true,
      cell: ({ id, name }) => (
        <RowLink to="/stores/$storeId" params={{ storeId: id }}>
          {name}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <StateTag state={status} /> },
    {
      id: 'code',
      header: t('stores.code'),
      sortable: true,
      from: 'sm',
      cell: ({ identifiers }) => identifiers.map(({ value }) => value).join(' · ') || null,
    },
    { id: 'unit_id', header: t('field.unit_id'), from: 'lg', cell: ({ unit_name }) => unit_name },
    { id: 'corporation_id', header: t('field.corporation_id'), from: 'xl', cell: (store) => store.corporation_name },
    { id: 'kana', header: t('field.kana'), optional: true, cell: ({ kana }) => kana },
    {
      id: 'postal_code',
      header: t('field.postal_code'),
      optional: true,
      cell: (store) => postalCodeText(store.postal_code),
    },
    { id: 'address', header: t('field.address'), optional: true, cell: ({ address }) => address },
    { id: 'phone', header: t('field.phone'), optional: true, cell: ({ phone }) => phone },
    {
      id: 'member_count',
      header: t('field.member_count'),
      numeric: true,
      from: 'md',
      cell: ({ member_count }) => (member_count === 0 ? null : count(member_count)),
    },
    {
      id: 'valid_from',
      header: `${t('field.valid_from')} (${zoneName(zone)})`,
      numeric: true,
      sortable: true,
      from: 'md',
      cell: ({ valid_from }) => <Moment at={valid_from} />,
    },
  ];
}
