import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresentNote } from '../../past/present-note.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { type Place, usePaging } from '../lists/paging.ts';
import { type CoverageLine, coverageQuery } from './api/list-coverage.ts';
import { coverageColumns } from './coverage-columns.tsx';
import { PeopleWithoutPanel } from './people-without-panel.tsx';

/** Who has no second factor yet, store by store. */
export function CoveragePage({ place }: { place: Place }) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<CoverageLine | null>(null);
  const list = useQuery({ ...coverageQuery(place.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const columns = useMemo(() => coverageColumns(t, i18n.language, setShown), [t, i18n.language]);
  const paging = usePaging(place, page && { next_cursor: page.next_cursor, shown: page.items.length });
  return (
    <ListPage
      title={t('coverage.title')}
      total={page?.total}
      pager={page ? <Pager {...paging} shown={page.items.length} total={page.total} /> : undefined}
    >
      <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('coverage.help')}</p>
      <PresentNote />
      <ListTable
        list={list}
        label={t('coverage.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ store_name }) => store_name ?? t('coverage.noStore')}
        empty={<Notice icon={ShieldCheck} title={t('coverage.none')} />}
      />
      {shown ? <PeopleWithoutPanel line={shown} onClose={() => setShown(null)} /> : null}
    </ListPage>
  );
}
