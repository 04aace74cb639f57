import { useQuery } from '@tanstack/react-query';
import { Database } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useZone } from '../../time/zone.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { lakeTablesQuery, REFRESH_MS } from './api/list-lake-tables.ts';
import { AsOfNote } from './as-of-note.tsx';
import { lakeColumns } from './lake-columns.tsx';

export function LakePage() {
  const { t } = useTranslation();
  const zone = useZone();
  const own = useOwnLanguage();
  const list = useQuery({ ...lakeTablesQuery, refetchInterval: REFRESH_MS });
  const rows = useMemo(() => list.data?.items.map((table) => ({ ...table, id: table.name })), [list.data]);
  if (isProblem(list.error, 'permission_missing') && rows === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage title={t('lake.title')} total={rows?.length}>
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <p className="prose-line text-ink-2">{t('lake.help')}</p>
        <AsOfNote />
      </div>
      <ListTable
        list={list}
        label={t('lake.title')}
        columns={lakeColumns(t, zone, own)}
        rows={rows}
        nameOf={({ name }) => name}
        empty={<Notice icon={Database} title={t('ui.noMatch')} />}
      />
    </ListPage>
  );
}
