import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/types.ts';
import { useMoment } from '../../past/as-of.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedDate } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type CsvColumn, csv } from './csv.ts';
import { download } from './download.ts';
import { everyPage } from './every-page.ts';

export interface ExportButtonProps<Row> {
  /** What the file is called, before its day. */
  readonly file: string;
  readonly readPage: (
    page: { readonly limit: number; readonly cursor: string | undefined },
    signal: AbortSignal,
  ) => Promise<List<Row>>;
  readonly columnsOf: (rows: readonly Row[]) => readonly CsvColumn<Row>[];
  /** Said at the end. */
  readonly exported: (total: string) => string;
}

/** What is filtered, all pages of it, as a file for a spreadsheet. */
export function ExportButton<Row>({ file, readPage, columnsOf, exported }: ExportButtonProps<Row>) {
  const { t } = useTranslation();
  const zone = useZone();
  const moment = useMoment();
  const toast = useToast();
  const [progress, setProgress] = useState<string>();
  const run = useMutation({
    meta: { changesNothing: true },
    mutationFn: async () => {
      const signal = AbortSignal.timeout(120_000);
      const rows = await everyPage(
        (cursor) => readPage({ limit: 200, cursor }, signal),
        (done, total) => setProgress(t('ui.exporting', { done: count(done), total: count(total) })),
      );
      const day = zonedDate(moment ?? new Date().toISOString(), zone);
      download(`${file}-${day}.csv`, csv(columnsOf(rows), rows));
      return rows.length;
    },
    onSuccess: (total) => toast.add({ title: exported(count(total)) }),
    onError: () => toast.add({ type: 'error', title: t('ui.exportFailed') }),
    onSettled: () => setProgress(undefined),
  });
  return (
    <Button kind="quiet" className="max-md:hidden" disabled={run.isPending} onClick={() => run.mutate()}>
      <Download aria-hidden strokeWidth={1.75} />
      {progress ?? t('ui.export')}
    </Button>
  );
}
