import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../past/as-of.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedDate } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { useToast } from '../../ui/toast.tsx';
import { csv } from '../lists/csv.ts';
import { download } from '../lists/download.ts';
import { everyPage } from '../lists/every-page.ts';
import { type DeviceFilter, readDevices } from './api/list-devices.ts';
import { deviceCsvColumns } from './device-csv.ts';

/** What is filtered, all pages of it, as a file for a spreadsheet. */
export function ExportDevices({ filter }: { filter: DeviceFilter }) {
  const { t } = useTranslation();
  const zone = useZone();
  const moment = useMoment();
  const toast = useToast();
  const [progress, setProgress] = useState<string>();
  const run = useMutation({
    meta: { changesNothing: true },
    mutationFn: async () => {
      const signal = AbortSignal.timeout(120_000);
      const devices = await everyPage(
        (cursor) => readDevices(filter, { limit: 200, cursor }, signal),
        (done, total) => setProgress(t('devices.exporting', { done: count(done), total: count(total) })),
      );
      const day = zonedDate(moment ?? new Date().toISOString(), zone);
      download(`${t('devices.exportFile')}-${day}.csv`, csv(deviceCsvColumns(t, zone), devices));
      return devices.length;
    },
    onSuccess: (total) => toast.add({ title: t('devices.exported', { total: count(total) }) }),
    onError: () => toast.add({ type: 'error', title: t('problem.title') }),
    onSettled: () => setProgress(undefined),
  });
  return (
    <Button kind="quiet" className="max-md:hidden" disabled={run.isPending} onClick={() => run.mutate()}>
      <Download aria-hidden strokeWidth={1.75} />
      {progress ?? t('ui.export')}
    </Button>
  );
}
