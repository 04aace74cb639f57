import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, FederatedIdentity } from '../../api/auth-types.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { type SectionColumn, SectionTable } from '../organisation/section-table.tsx';
import { PAGE, usePages } from '../organisation/use-pages.ts';
import { UserName } from '../people/user-name.tsx';
import { identitiesQuery } from './api/list-identities.ts';

const LinkPanel = lazy(() => import('./link-panel.tsx'));
const UnlinkPanel = lazy(() => import('./unlink-panel.tsx'));

/** Who of the provider is whom here. */
export function IdentitiesSection({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const may = useMay('auth.connections.write') === 'allowed';
  const [doing, setDoing] = useState<'link' | FederatedIdentity | null>(null);
  const { cursor, pagerOf } = usePages();
  const list = useQuery({ ...identitiesQuery(connection.id, cursor), placeholderData: keepPreviousData });
  const { data, error } = list;
  const close = () => setDoing(null);
  const columns: readonly SectionColumn<FederatedIdentity>[] = [
    { id: 'user', header: t('field.user_id'), cell: ({ user_id }) => <UserName userId={user_id} /> },
    { id: 'subject', header: t('connections.subject'), cell: ({ subject }) => subject },
    {
      id: 'linked_by',
      header: t('connections.linkedBy'),
      from: 'md',
      cell: ({ linked_by }) => t(`connections.linkedByWhom.${linked_by}`),
    },
    ...(may
      ? [
          {
            id: 'acts',
            header: t('ui.otherActs'),
            cell: (identity: FederatedIdentity) => (
              <Button
                kind="quiet"
                className="-ml-3"
                aria-label={t('connections.unlinkOf', { subject: identity.subject })}
                onClick={() => setDoing(identity)}
              >
                {t('connections.unlink')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t('connections.identities')}
      aside={
        <>
          {data ? <span className="text-ink-2">{count(data.total)}</span> : null}
          {may ? (
            <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setDoing('link')}>
              <UserPlus aria-hidden strokeWidth={1.75} />
              {t('connections.linkSomebody')}
            </Button>
          ) : null}
        </>
      }
    >
      {error && !data ? (
        <ProblemNotice part error={error} onRetry={() => void list.refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={3} />
      ) : data.items.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('connections.noIdentities')}</p>
      ) : (
        <SectionTable
          label={t('connections.identities')}
          columns={columns}
          rows={data.items}
          stale={list.isPlaceholderData}
        />
      )}
      {data && data.total > PAGE ? (
        <div className="flex py-2">
          <Pager {...pagerOf(data)} />
        </div>
      ) : null}
      <Suspense fallback={null}>
        {doing === 'link' ? <LinkPanel connection={connection} onClose={close} /> : null}
        {doing !== null && doing !== 'link' ? (
          <UnlinkPanel connection={connection} identity={doing} onClose={close} />
        ) : null}
      </Suspense>
    </Section>
  );
}
