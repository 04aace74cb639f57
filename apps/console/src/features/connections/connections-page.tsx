import { useQuery } from '@tanstack/react-query';
import { Plus, Waypoints } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { connectionsQuery } from './api/list-connections.ts';
import { connectionColumns } from './connection-columns.tsx';

const ConnectionPanel = lazy(() => import('./connection-panel.tsx'));

/** By which identity providers of its own a company's people sign in. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const may = useMay('auth.connections.write');
  const [adding, setAdding] = useState(false);
  const list = useQuery(connectionsQuery);
  const columns = useMemo(() => connectionColumns(t), [t]);
  if (isProblem(list.error, 'permission_missing') && list.data === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListPage
        title={t('connections.title')}
        total={list.data?.total}
        actions={
          may === 'never' ? null : (
            <Button kind="primary" disabled={may === 'past'} onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('connections.add')}
            </Button>
          )
        }
      >
        <PresentNote />
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('connections.help')}</p>
        <ListTable
          list={list}
          label={t('connections.title')}
          columns={columns}
          rows={list.data?.items}
          nameOf={({ name }) => name}
          empty={
            <Notice icon={Waypoints} title={t('connections.none')}>
              {t('connections.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>
        {adding ? <ConnectionPanel connection={null} onClose={() => setAdding(false)} /> : null}
      </Suspense>
    </>
  );
}
