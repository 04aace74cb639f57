import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, FederatedIdentity } from '../../api/auth-types.ts';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { SectionAct } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { usePages } from '../lists/use-pages.ts';
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
    <>
      <ListSection
        title={t('connections.identities')}
        list={list}
        total={list.data?.total}
        aside={
          may ? (
            <SectionAct icon={UserPlus} name={t('connections.linkSomebody')} onAct={() => setDoing('link')} />
          ) : null
        }
        none={t('connections.noIdentities')}
        pager={pagerOf(list.data)}
      >
        {(rows) => (
          <SectionTable
            label={t('connections.identities')}
            columns={columns}
            rows={rows}
            stale={list.isPlaceholderData}
          />
        )}
      </ListSection>
      <Suspense fallback={null}>
        {doing === 'link' ? <LinkPanel connection={connection} onClose={close} /> : null}
        {doing !== null && doing !== 'link' ? (
          <UnlinkPanel connection={connection} identity={doing} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
