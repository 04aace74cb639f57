import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { ExportButton } from '../lists/export-button.tsx';
import { readStores, type StoreFilter } from './api/list-stores.ts';
import { storeCsvColumns } from './store-csv.ts';

export function ExportStores({ filter }: { filter: StoreFilter }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <ExportButton
      file={t('stores.exportFile')}
      readPage={(page, signal) => readStores(filter, page, signal)}
      columnsOf={(stores) => storeCsvColumns(t, stores, zone)}
      exported={(total) => t('stores.exported', { total })}
    />
  );
}
