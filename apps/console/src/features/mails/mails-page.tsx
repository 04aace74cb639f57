import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Mail as MailIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { mailsQuery } from './api/list-mails.ts';
import { mailColumns } from './mail-columns.tsx';
import { type MailSearch, outcomes, purposes, statusesOf } from './mail-search.ts';

/** What was mailed, and what did not arrive. */
export function MailsPage({ search }: { search: MailSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/settings/mails' });
  const filter = {
    status: statusesOf(search.outcome),
    purpose: search.purpose === undefined ? undefined : [search.purpose],
    user_id: search.user_id,
  };
  const list = useQuery({ ...mailsQuery(filter, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(() => mailColumns(t), [t]);
  const narrow = (change: Partial<MailSearch>) =>
    void go({ search: (before) => ({ ...before, ...firstPage, ...change }) });
  const filtered = search.outcome !== undefined || search.purpose !== undefined || search.user_id !== undefined;
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage
      title={t('mails.title')}
      total={undefined}
      filters={
        <>
          <FilterSelect
            label={t('field.status')}
            value={search.outcome}
            options={outcomes.map((outcome) => ({ value: outcome, label: t(`mails.outcome.${outcome}`) }))}
            onChange={(outcome) => narrow({ outcome: outcomes.find((each) => each === outcome) })}
          />
          <FilterSelect
            label={t('mails.purpose')}
            value={search.purpose}
            options={purposes.map((purpose) => ({ value: purpose, label: t(`mails.purposes.${purpose}`) }))}
            onChange={(purpose) => narrow({ purpose: purposes.find((each) => each === purpose) })}
          />
          <ClearFilters
            filtered={filtered}
            onClear={() => narrow({ outcome: undefined, purpose: undefined, user_id: undefined })}
          />
        </>
      }
      pager={page && page.items.length > 0 ? <Pager {...paging} shown={page.items.length} total={undefined} /> : null}
    >
      <PresentNote />
      <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('mails.help')}</p>
      <ListTable
        list={list}
        label={t('mails.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ masked_to }) => masked_to ?? ''}
        empty={<Notice icon={MailIcon} title={t(filtered ? 'mails.noMatch' : 'mails.none')} />}
      />
    </ListPage>
  );
}
