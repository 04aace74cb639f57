import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { zonedDate } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { useToast } from '../../ui/toast.tsx';
import { csv } from '../lists/csv.ts';
import { download } from '../lists/download.ts';
import { everyPage } from '../lists/every-page.ts';
import { readStores, type StoreFilter } from './api/list-stores.ts';
import { storeCsvColumns } from './store-csv.ts';

/** What is filtered, all pages of it, as a file for a spreadsheet. */
export function ExportStores({ filter }: { filter: StoreFilter }) {
  const { t } = useTranslation();
  const zone = useZone();
  const toast = useToast();
  const [progress, setProgress] = useState<string>();
  const run = useMutation({
    meta: { changesNothing: true },
    mutationFn: async () => {
      const signal = AbortSignal.timeout(120_000);
      const stores = await everyPage(
        (cursor) => readStores(filter, { limit: 200, cursor }, signal),
        (done, total) => setProgress(t('stores.exporting', { done: count(done), total: count(total) })),
      );
      const day = filter.asOf ? zonedDate(filter.asOf, zone) : zonedDate(new Date().toISOString(), zone);
      download(`${t('stores.exportFile')}-${day}.csv`, csv(storeCsvColumns(t, stores, zone), stores));
      return stores.length;
    },
    onSuccess: (total) => toast.add({ title: t('stores.exported', { total: count(total) }) }),
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
