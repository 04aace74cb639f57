import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { certificatesQuery } from '../certificates/api/list-certificates.ts';
import { type DeviceTurn, turnDevice } from './api/turn-device.ts';
import { meaningOf } from './meaning.ts';
import { MoveDevicePanel } from './move-device-panel.tsx';

export type DeviceAct = 'move' | DeviceTurn;

/** The panel of what somebody wants to do with a device. */
export default function DeviceActs({ device, act, onClose }: { device: Device; act: DeviceAct; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const shared = {
    onClose,
    onDone: () => {
      toast.add({ title: act === 'move' ? t('devices.moved') : t(`devices.${act}Done`, { name: device.name }) });
      onClose();
    },
  };
  return act === 'move' ? (
    <MoveDevicePanel device={device} {...shared} />
  ) : (
    <TurnPanel device={device} turn={act} {...shared} />
  );
}

/** Says what another state means, when, and asks why. */
function TurnPanel(props: { device: Device; turn: DeviceTurn; onDone: () => void; onClose: () => void }) {
  const { device, turn, ...shared } = props;
  const { t } = useTranslation();
  const held = useQuery(certificatesQuery({ device_id: device.id, status: ['active'] }, undefined)).data?.total ?? 0;
  return (
    <ActPanel
      title={t(`devices.${turn}Title`, { name: device.name })}
      act={t(`devices.${turn}`)}
      danger={turn === 'suspend' || turn === 'lose' || turn === 'retire'}
      reasonRequired={turn !== 'resume' && turn !== 'find'}
      run={(reason) => turnDevice(device.id, device.version, turn, reason)}
      {...shared}
    >
      <div>
        <p className="font-strong">{t('devices.afterwards')}</p>
        <ul className="prose-line mt-1 flex flex-col gap-1">
          {meaningOf(turn, device, held).map((key) => (
            <li key={key} className="flex gap-2">
              <span aria-hidden className="mt-2 size-1 shrink-0 rounded-full bg-ink-3" />
              {t(`devices.meaning.${key}`, { n: held })}
            </li>
          ))}
        </ul>
      </div>
    </ActPanel>
  );
}
