import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import type { Store } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { SectionAct } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { devicesQuery } from './api/list-devices.ts';
import { deviceTypeText } from './device-type.ts';

const DevicePanel = lazy(() => import('./device-panel.tsx'));

/** The devices of a store at the moment looked at, but those that were retired. */
export function DevicesSection({ store }: { store: Store }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [adding, setAdding] = useState(false);
  const addable = useMay('asset.devices.write') === 'allowed' && store.status === 'open';
  const status = ['registered', 'active', 'suspended', 'lost'] as const;
  const list = useQuery(devicesQuery({ store_id: store.id, status, sort: 'name', asOf }, undefined));
  const { data } = list;
  const columns: readonly SectionColumn<Device>[] = [
    {
      id: 'name',
      header: t('devices.name'),
      cell: ({ id, name }) => (
        <Link to="/devices/$deviceId" params={{ deviceId: id }} className="text-accent hover:underline">
          {name}
        </Link>
      ),
    },
    { id: 'type', header: t('field.device_type'), from: 'sm', cell: (each) => deviceTypeText(t, each.device_type) },
    { id: 'status', header: t('field.status'), cell: (each) => <StateTag state={each.status} /> },
  ];
  return (
    <>
      <ListSection
        title={t('devices.ofStore')}
        list={list}
        total={data?.total}
        aside={
          <>
            {data && data.total > data.items.length ? (
              <Link to="/devices" search={{ store_id: store.id }} className="text-accent hover:underline">
                {t('devices.seeAll')}
              </Link>
            ) : null}
            {addable ? <SectionAct icon={Plus} name={t('devices.add')} onAct={() => setAdding(true)} /> : null}
          </>
        }
        none={t('devices.noneInStore')}
      >
        {(rows) => <SectionTable label={t('devices.ofStore')} columns={columns} rows={rows} />}
      </ListSection>
      <Suspense fallback={null}>
        {adding ? <DevicePanel device={null} storeId={store.id} onClose={() => setAdding(false)} /> : null}
      </Suspense>
    </>
  );
}
