import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Blocks, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { clientsQuery } from './api/list-clients.ts';
import { applicationColumns } from './application-columns.tsx';
import { type ApplicationSearch, clientTypes } from './application-search.ts';
import { useIsOperator } from './is-operator.ts';

const ApplicationPanel = lazy(() => import('./application-panel.tsx'));

/** Programs of the company; for the operator also the products that people sign in to. */
export function ApplicationsPage({ search }: { search: ApplicationSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/settings/applications/' });
  const may = useMay('auth.clients.write');
  const isOperator = useIsOperator();
  const [adding, setAdding] = useState(false);
  const list = useQuery({ ...clientsQuery(search.type, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(() => applicationColumns(t), [t]);
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListPage
        title={t('applications.title')}
        total={page?.total}
        actions={
          may === 'never' ? null : (
            <Button kind="primary" disabled={may === 'past'} onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('applications.add')}
            </Button>
          )
        }
        filters={
          isOperator ? (
            <FilterSelect
              label={t('applications.type')}
              value={search.type}
              options={clientTypes.map((type) => ({ value: type, label: t(`applications.types.${type}`) }))}
              onChange={(type) =>
                void go({
                  search: (before) => ({ ...before, ...firstPage, type: clientTypes.find((each) => each === type) }),
                })
              }
            />
          ) : undefined
        }
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <PresentNote />
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">
          {t(isOperator ? 'applications.helpOperator' : 'applications.help')}
        </p>
        <ListTable
          list={list}
          label={t('applications.title')}
          columns={columns}
          rows={page?.items}
          nameOf={({ name }) => name}
          empty={
            <Notice icon={Blocks} title={t('applications.none')}>
              {t('applications.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>
        {adding ? <ApplicationPanel application={null} onClose={() => setAdding(false)} /> : null}
      </Suspense>
    </>
  );
}
