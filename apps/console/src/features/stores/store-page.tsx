import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRightLeft, DoorClosed, DoorOpen, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { DevicesSection } from '../devices/devices-section.tsx';
import { EntitlementsSection } from '../entitlements/entitlements-section.tsx';
import { AssignmentsSection } from '../roles/assignments-section.tsx';
import { CheckLink } from '../roles/check-link.tsx';
import { TerminalsSection } from '../terminals/terminals-section.tsx';
import { storeQuery } from './api/read-store.ts';
import type { StoreAct } from './store-acts.tsx';
import { storeFacts } from './store-facts.ts';
import { StoreHistory } from './store-history.tsx';
import { StoreMembers } from './store-members.tsx';

const StorePanel = lazy(() => import('./store-panel.tsx'));
const StoreActs = lazy(() => import('./store-acts.tsx'));

export function StorePage({ storeId }: { storeId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { permissions } = useSession();
  const [doing, setDoing] = useState<'edit' | StoreAct | null>(null);
  const { data: store } = useSuspenseQuery(storeQuery(storeId, asOf));
  const today = useQuery({ ...storeQuery(storeId, undefined), enabled: asOf !== undefined }).data;
  const facts = storeFacts(t, store, asOf === undefined ? undefined : today);
  const close = () => setDoing(null);
  return (
    <>
      <Page
        title={store.name}
        trail={[
          <Link key="stores" to="/stores">
            {t('stores.title')}
          </Link>,
          <span key="here">{store.identifiers[0]?.value ?? store.name}</span>,
        ]}
        state={<StateTag state={store.status} />}
        actions={<StoreActions store={store} onDo={setDoing} />}
      >
        <PageColumns
          main={
            <>
              <Section title={t('stores.facts')} aside={<DifferingCount facts={facts} />}>
                <Facts facts={facts} />
              </Section>
              <StoreMembers store={store} />
              {permissions.includes('asset.devices.read') ? <DevicesSection store={store} /> : null}
              {permissions.includes('auth.terminals.read') ? <TerminalsSection storeId={store.id} /> : null}
              <EntitlementsSection holder={{ store_id: store.id }} />
              <AssignmentsSection
                title={t('roles.ofPlace')}
                none={t('roles.noneStore')}
                of={{ store_id: storeId }}
                fixed={{ place: { unit_id: null, store_id: storeId, place_name: store.name } }}
                closed={store.status === 'closed'}
              >
                <CheckLink store_id={storeId} />
              </AssignmentsSection>
            </>
          }
          aside={<StoreHistory storeId={storeId} />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === 'edit' ? <StorePanel store={store} onClose={close} /> : null}
        {doing !== null && doing !== 'edit' ? <StoreActs store={store} act={doing} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function StoreActions({ store, onDo }: { store: Store; onDo: (act: 'edit' | StoreAct) => void }) {
  const { t } = useTranslation();
  const editing = useEditing('stores');
  if (editing === 'never') return null;
  const off = editing === 'past';
  if (store.status === 'closed') {
    return (
      <Button disabled={off} onClick={() => onDo('reopen')}>
        <DoorOpen aria-hidden strokeWidth={1.75} />
        {t('stores.reopen')}
      </Button>
    );
  }
  return (
    <>
      <Button disabled={off} onClick={() => onDo('edit')}>
        <Pencil aria-hidden strokeWidth={1.75} />
        {t('stores.edit')}
      </Button>
      <ActionMenu
        label={t('ui.otherActs')}
        disabled={off}
        actions={[
          { label: t('stores.move'), icon: ArrowRightLeft, onSelect: () => onDo('move') },
          { label: t('stores.close'), icon: DoorClosed, danger: true, onSelect: () => onDo('close') },
        ]}
      />
    </>
  );
}
