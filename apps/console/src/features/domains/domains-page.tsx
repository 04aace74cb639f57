import { useQuery } from '@tanstack/react-query';
import { Globe, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInDomain } from '../../api/auth-types.ts';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { domainsQuery } from './api/list-domains.ts';
import { ConnectionName } from './connection-name.tsx';
import { DomainState } from './domain-state.tsx';

const ClaimPanel = lazy(() => import('./claim-panel.tsx'));

/** Domains of a company, proven by its DNS. */
export function DomainsPage() {
  const { t } = useTranslation();
  const may = useMay('auth.connections.write');
  const [claiming, setClaiming] = useState(false);
  const list = useQuery(domainsQuery);
  const columns = useMemo(
    (): readonly Column<SignInDomain>[] => [
      {
        id: 'domain',
        header: t('domains.domain'),
        main: true,
        cell: ({ id, domain }) => (
          <RowLink to="/settings/domains/$domainId" params={{ domainId: id }}>
            {domain}
          </RowLink>
        ),
      },
      { id: 'status', header: t('field.status'), cell: ({ status }) => <DomainState status={status} /> },
      {
        id: 'connection',
        header: t('domains.signsInBy'),
        from: 'sm',
        cell: ({ connection_id }) => <ConnectionName connectionId={connection_id} />,
      },
      {
        id: 'proven_at',
        header: t('domains.provenAt'),
        from: 'md',
        cell: ({ proven_at }) => (proven_at === null ? null : <Moment at={proven_at} />),
      },
    ],
    [t],
  );
  if (isProblem(list.error, 'permission_missing') && list.data === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListPage
        title={t('domains.title')}
        total={list.data?.total}
        actions={
          may === 'never' ? null : (
            <Button kind="primary" disabled={may === 'past'} onClick={() => setClaiming(true)}>
              <Plus aria-hidden />
              {t('domains.add')}
            </Button>
          )
        }
      >
        <PresentNote />
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('domains.help')}</p>
        <ListTable
          list={list}
          label={t('domains.title')}
          columns={columns}
          rows={list.data?.items}
          nameOf={({ domain }) => domain}
          empty={
            <Notice icon={Globe} title={t('domains.none')}>
              {t('domains.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>{claiming ? <ClaimPanel onClose={() => setClaiming(false)} /> : null}</Suspense>
    </>
  );
}
