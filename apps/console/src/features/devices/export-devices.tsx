import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { ExportButton } from '../lists/export-button.tsx';
import { type DeviceFilter, readDevices } from './api/list-devices.ts';
import { deviceCsvColumns } from './device-csv.ts';

export function ExportDevices({ filter }: { filter: DeviceFilter }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <ExportButton
      file={t('devices.exportFile')}
      readPage={(page, signal) => readDevices(filter, page, signal)}
      columnsOf={() => deviceCsvColumns(t, zone)}
      exported={(total) => t('devices.exported', { total })}
    />
  );
}
