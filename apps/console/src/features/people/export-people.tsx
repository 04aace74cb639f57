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
import { useJobTypeName } from '../memberships/job-type.ts';
import { readUsers, type UserFilter } from './api/list-users.ts';
import { peopleCsvColumns } from './people-csv.ts';

/** What is filtered, all pages of it, as a file for a spreadsheet. */
export function ExportPeople({ filter }: { filter: UserFilter }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const moment = useMoment();
  const jobTypeName = useJobTypeName();
  const toast = useToast();
  const [progress, setProgress] = useState<string>();
  const run = useMutation({
    meta: { changesNothing: true },
    mutationFn: async () => {
      const signal = AbortSignal.timeout(120_000);
      const people = await everyPage(
        (cursor) => readUsers(filter, { limit: 200, cursor }, signal),
        (done, total) => setProgress(t('people.exporting', { done: count(done), total: count(total) })),
      );
      const day = zonedDate(moment ?? new Date().toISOString(), zone);
      download(
        `${t('people.exportFile')}-${day}.csv`,
        csv(peopleCsvColumns(t, jobTypeName, zone, i18n.language), people),
      );
      return people.length;
    },
    onSuccess: (total) => toast.add({ title: t('people.exported', { total: count(total) }) }),
    onError: () => toast.add({ type: 'error', title: t('people.exportFailed') }),
    onSettled: () => setProgress(undefined),
  });
  return (
    <Button kind="quiet" className="max-md:hidden" disabled={run.isPending} onClick={() => run.mutate()}>
      <Download aria-hidden strokeWidth={1.75} />
      {progress ?? t('ui.export')}
    </Button>
  );
}
