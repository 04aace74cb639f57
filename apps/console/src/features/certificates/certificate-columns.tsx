import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Certificate } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { certificateState } from './certificate-state.ts';
import { groupedSerial } from './serial-number.ts';

/** The columns of the list of certificates. */
export function certificateColumns(t: TFunction, zone: string): readonly Column<Certificate>[] {
  const link = 'text-accent hover:underline';
  return [
    {
      id: 'serial_number',
      header: t('field.serial_number'),
      main: true,
      sortable: true,
      cell: ({ id, serial_number }) => (
        <RowLink to="/certificates/$certificateId" params={{ certificateId: id }} translate="no">
          {groupedSerial(serial_number)}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: (each) => <StateTag state={certificateState(each)} /> },
    {
      id: 'device',
      header: t('field.device_id'),
      from: 'sm',
      cell: ({ device }) =>
        device && (
          <Link to="/devices/$deviceId" params={{ deviceId: device.id }} className={link}>
            {device.name ?? '–'}
          </Link>
        ),
    },
    {
      id: 'store',
      header: t('field.store_id'),
      from: 'md',
      cell: ({ store }) =>
        store && (
          <Link to="/stores/$storeId" params={{ storeId: store.id }} className={link}>
            {store.name ?? '–'}
          </Link>
        ),
    },
    { id: 'authority', header: t('field.authority_id'), from: 'xl', cell: ({ authority_name }) => authority_name },
    { id: 'subject', header: t('field.subject'), optional: true, cell: ({ subject }) => subject },
    {
      id: 'not_before',
      header: `${t('field.not_before')} (${zoneName(zone)})`,
      numeric: true,
      optional: true,
      cell: ({ not_before }) => not_before && <Moment at={not_before} />,
    },
    {
      id: 'not_after',
      header: `${t('field.not_after')} (${zoneName(zone)})`,
      numeric: true,
      sortable: true,
      from: 'lg',
      cell: ({ not_after }) => not_after && <Moment at={not_after} />,
    },
  ];
}
