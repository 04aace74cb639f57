import { ArrowRightLeft, Ban, MonitorCheck, MonitorX, Pencil, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import type { DeviceAct } from './device-acts.tsx';

/** What can be done with a device in its state. */
export function DeviceActions({ device, onDo }: { device: Device; onDo: (act: 'edit' | DeviceAct) => void }) {
  const { t } = useTranslation();
  const may = useMay('asset.devices.write');
  const { status } = device;
  if (may === 'never' || status === 'retired') return null;
  const off = may === 'past';
  const back = status === 'suspended' ? 'resume' : status === 'lost' ? 'find' : null;
  return (
    <>
      <Button disabled={off} onClick={() => onDo('edit')}>
        <Pencil aria-hidden strokeWidth={1.75} />
        {t('devices.edit')}
      </Button>
      {back === null ? null : (
        <Button disabled={off} onClick={() => onDo(back)}>
          <MonitorCheck aria-hidden strokeWidth={1.75} />
          {t(`devices.${back}`)}
        </Button>
      )}
      <ActionMenu
        label={t('ui.otherActs')}
        disabled={off}
        actions={[
          { label: t('devices.move'), icon: ArrowRightLeft, onSelect: () => onDo('move') },
          ...(status === 'active' || status === 'registered'
            ? [{ label: t('devices.suspend'), icon: Ban, danger: true, onSelect: () => onDo('suspend') }]
            : []),
          ...(status === 'lost'
            ? []
            : [{ label: t('devices.lose'), icon: SearchX, danger: true, onSelect: () => onDo('lose') }]),
          { label: t('devices.retire'), icon: MonitorX, danger: true, onSelect: () => onDo('retire') },
        ]}
      />
    </>
  );
}
