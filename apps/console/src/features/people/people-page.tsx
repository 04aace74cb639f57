import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { UserPlus, UsersRound } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useEditing } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { ColumnMenu, useColumnChoice } from '../../ui/data-table/column-choice.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { CopyButton } from '../lists/copy-button.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { useSelection } from '../lists/selection.ts';
import { useJobTypeName } from '../memberships/job-type.ts';
import { usersQuery } from './api/list-users.ts';
import { ExportPeople } from './export-people.tsx';
import { peopleColumns } from './people-columns.tsx';
import { peopleCsvColumns } from './people-csv.ts';
import { PeopleFilters } from './people-filters.tsx';
import { isFiltered, type PeopleSearch, peopleFilter } from './people-search.ts';

const InvitePanel = lazy(() => import('./invite-panel.tsx'));

export function PeoplePage({ search, asOf }: { search: PeopleSearch; asOf: string | undefined }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate({ from: '/people/' });
  const zone = useZone();
  const jobTypeName = useJobTypeName();
  const editing = useEditing('users');
  const [inviting, setInviting] = useState(false);
  const filter = peopleFilter(search, asOf);
  const list = useQuery({ ...usersQuery(filter, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: jobTypeName speaks t's language
  const columns = useMemo(() => peopleColumns(t, jobTypeName, i18n.language), [t, i18n.language]);
  const choice = useColumnChoice('people', columns);
  const selection = useSelection(page?.items);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<PeopleSearch>) =>
      void go({ search: (before) => ({ ...before, ...next, ...firstPage }), replace: 'q' in next }),
    [go],
  );
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  const invite =
    editing === 'never' ? null : (
      <Button kind="primary" disabled={editing === 'past'} onClick={() => setInviting(true)}>
        <UserPlus aria-hidden strokeWidth={1.75} />
        {t('people.invite')}
      </Button>
    );

  return (
    <ListPage
      title={t('people.title')}
      total={page?.total}
      actions={
        <>
          <ColumnMenu columns={columns} choice={choice} />
          <ExportPeople filter={filter} />
          {invite}
        </>
      }
      filters={<PeopleFilters search={search} asOf={asOf} onChange={change} />}
      selection={{
        count: selection.selected.size,
        onClear: selection.clear,
        actions: (
          <CopyButton
            name={t('people.copySelected')}
            rows={selection.rows}
            columns={peopleCsvColumns(t, jobTypeName, zone, i18n.language)}
            copied={t('people.copied', { count: selection.rows.length })}
          />
        ),
      }}
      pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
    >
      <ListTable
        list={list}
        label={t('people.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ name }) => name ?? t('people.erasedName')}
        sort={filter.sort}
        onSort={(sort) => change({ sort })}
        visibility={choice.visibility}
        selected={selection.selected}
        onSelect={selection.select}
        empty={<Nobody filtered={isFiltered(search)} past={asOf !== undefined} />}
      />
      <Suspense fallback={null}>{inviting ? <InvitePanel onClose={() => setInviting(false)} /> : null}</Suspense>
    </ListPage>
  );
}

function Nobody({ filtered, past }: { filtered: boolean; past: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <Notice title={t('people.noMatch')}>{t('people.noMatchHelp')}</Notice>;
  return (
    <Notice icon={UsersRound} title={t(past ? 'people.emptyPast' : 'people.empty')}>
      {past ? null : t('people.emptyHelp')}
    </Notice>
  );
}
