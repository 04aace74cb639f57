import type { TFunction } from 'i18next';
import type { Device } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { deviceTypeText } from './device-type.ts';

/** The columns of the list of devices. */
export function deviceColumns(t: TFunction, zone: string, past: boolean): readonly Column<Device>[] {
  return [
    {
      id: 'name',
      header: t('devices.name'),
      main: true,
      sortable: true,
      cell: ({ id, name }) => (
        <RowLink to="/devices/$deviceId" params={{ deviceId: id }}>
          {name}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <StateTag state={status} /> },
    { id: 'store_id', header: t('field.store_id'), from: 'sm', cell: ({ store_name }) => store_name },
    { id: 'unit_id', header: t('field.unit_id'), optional: true, cell: ({ unit_name }) => unit_name },
    {
      id: 'device_type',
      header: t('field.device_type'),
      from: 'lg',
      cell: ({ device_type }) => deviceTypeText(t, device_type),
    },
    {
      id: 'manufacturer',
      header: t('field.manufacturer'),
      optional: true,
      cell: ({ manufacturer }) => manufacturer,
    },
    { id: 'model', header: t('field.model'), from: 'xl', cell: ({ model }) => model },
    { id: 'serial_number', header: t('field.serial_number'), from: 'md', cell: ({ serial_number }) => serial_number },
    { id: 'asset_tag', header: t('field.asset_tag'), from: 'xl', cell: ({ asset_tag }) => asset_tag },
    ...(past
      ? []
      : [
          {
            id: 'last_seen_at',
            header: `${t('field.last_seen_at')} (${zoneName(zone)})`,
            numeric: true,
            sortable: true,
            from: 'lg',
            cell: ({ last_seen_at }: Device) => last_seen_at && <Moment at={last_seen_at} />,
          } as const,
        ]),
    {
      id: 'valid_from',
      header: `${t('field.valid_from')} (${zoneName(zone)})`,
      numeric: true,
      sortable: true,
      optional: true,
      cell: ({ valid_from }) => <Moment at={valid_from} />,
    },
  ];
}
