import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { useSession } from '../../session/session.ts';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { CertificatesSection } from '../certificates/certificates-section.tsx';
import { EnrolmentSection } from '../enrolment/enrolment-section.tsx';
import { EntitlementsSection } from '../entitlements/entitlements-section.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { TerminalOfDevice } from '../terminals/terminal-of-device.tsx';
import { deviceQuery } from './api/read-device.ts';
import { DeviceActions } from './device-actions.tsx';
import type { DeviceAct } from './device-acts.tsx';
import { deviceFacts } from './device-facts.tsx';

const DevicePanel = lazy(() => import('./device-panel.tsx'));
const DeviceActs = lazy(() => import('./device-acts.tsx'));

export function DevicePage({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { permissions } = useSession();
  const [doing, setDoing] = useState<'edit' | DeviceAct | null>(null);
  const { data: device } = useSuspenseQuery(deviceQuery(deviceId, asOf));
  const today = useQuery({ ...deviceQuery(deviceId, undefined), enabled: asOf !== undefined }).data;
  const facts = deviceFacts(t, device, asOf === undefined ? undefined : today);
  const close = () => setDoing(null);
  return (
    <>
      <Page
        title={device.name}
        trail={[
          <Link key="devices" to="/devices">
            {t('devices.title')}
          </Link>,
          <Link key="store" to="/stores/$storeId" params={{ storeId: device.store_id }}>
            {device.store_name}
          </Link>,
          <span key="here">{device.asset_tag ?? device.serial_number ?? device.name}</span>,
        ]}
        state={<StateTag state={device.status} />}
        actions={<DeviceActions device={device} onDo={setDoing} />}
      >
        <PageColumns
          main={
            <>
              <Section title={t('devices.facts')} aside={<DifferingCount facts={facts} />}>
                <Facts facts={facts} />
              </Section>
              <EnrolmentSection device={device} />
              {permissions.includes('auth.terminals.read') ? <TerminalOfDevice device={device} /> : null}
              {permissions.includes('asset.certificates.read') ? <CertificatesSection device={device} /> : null}
              <EntitlementsSection holder={{ device_id: device.id }} />
            </>
          }
          aside={<HistorySection thing={`/devices/${deviceId}`} teller="asset" />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === 'edit' ? <DevicePanel device={device} onClose={close} /> : null}
        {doing !== null && doing !== 'edit' ? <DeviceActs device={device} act={doing} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
