import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignIn } from '../../api/auth-types.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { signInsQuery } from './api/list-sign-ins.ts';
import { signInColumns } from './sign-in-columns.tsx';
import { SignInFilters } from './sign-in-filters.tsx';
import { isFiltered, type SignInSearch } from './sign-in-search.ts';

const SignInPanel = lazy(() => import('./sign-in-panel.tsx'));
const PAGE = 50;

/** What happened at sign-in in the whole company: who came in and by what, who was refused and why, what was ended and changed. */
export function SignInsPage({ search }: { search: SignInSearch }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate({ from: '/sign-ins/' });
  const { user_id, store_id, result, days, cursor } = search;
  const [shown, setShown] = useState<SignIn | null>(null);
  const list = useQuery({
    ...signInsQuery({ user_id, store_id, result, days }, { limit: PAGE, cursor }),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const columns = useMemo(() => signInColumns(t, i18n.language, setShown), [t, i18n.language]);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<SignInSearch>) => void go({ search: (before) => ({ ...before, ...next, ...firstPage }) }),
    [go],
  );
  return (
    <ListPage
      title={t('signIns.title')}
      total={undefined}
      filters={<SignInFilters search={search} onChange={change} />}
      pager={page ? <Pager {...paging} shown={page.items.length} total={undefined} /> : undefined}
    >
      <PresentNote />
      <ListTable
        list={list}
        label={t('signIns.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ user_name }) => user_name ?? t('signIns.unknown')}
        empty={
          <Notice icon={ScrollText} title={t(isFiltered(search) ? 'signIns.noMatch' : 'signIns.none')}>
            {t(isFiltered(search) ? 'signIns.noMatchHelp' : 'signIns.noneHelp')}
          </Notice>
        }
      />
      <Suspense fallback={null}>{shown ? <SignInPanel item={shown} onClose={() => setShown(null)} /> : null}</Suspense>
    </ListPage>
  );
}
