import type { TFunction } from 'i18next';
import type { Device } from '../../api/asset-types.ts';
import { zonedText } from '../../time/zoned.ts';
import type { CsvColumn } from '../lists/csv.ts';
import { deviceTypeText } from './device-type.ts';

/** Everything about devices, for a spreadsheet. */
export function deviceCsvColumns(t: TFunction, zone: string): readonly CsvColumn<Device>[] {
  return [
    { header: 'ID', text: ({ id }) => id },
    { header: t('devices.name'), text: ({ name }) => name },
    { header: t('field.status'), text: ({ status }) => t(`state.${status}`) },
    { header: t('field.store_id'), text: ({ store_name }) => store_name },
    { header: t('field.unit_id'), text: ({ unit_name }) => unit_name },
    { header: t('field.device_type'), text: ({ device_type }) => deviceTypeText(t, device_type) },
    { header: t('field.manufacturer'), text: ({ manufacturer }) => manufacturer },
    { header: t('field.model'), text: ({ model }) => model },
    { header: t('field.serial_number'), text: ({ serial_number }) => serial_number },
    { header: t('field.asset_tag'), text: ({ asset_tag }) => asset_tag },
    { header: t('field.note'), text: ({ note }) => note },
    { header: t('field.last_seen_at'), text: ({ last_seen_at }) => last_seen_at && zonedText(last_seen_at, zone) },
    { header: t('field.valid_from'), text: ({ valid_from }) => zonedText(valid_from, zone) },
  ];
}
