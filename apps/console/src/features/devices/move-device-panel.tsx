import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { BeforeAfter } from '../../ui/change-preview.tsx';
import { Field } from '../../ui/field.tsx';
import { StorePicker } from '../memberships/store-picker.tsx';
import { storeQuery } from '../stores/api/read-store.ts';
import { moveDevice } from './api/move-device.ts';

/** Moves a device to another store, with a reason. */
export function MoveDevicePanel({ device, ...shared }: { device: Device; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [target, setTarget] = useState<string | null>(null);
  const store = useQuery({ ...storeQuery(target ?? '', undefined), enabled: target !== null }).data;
  const missing = target === null || target === device.store_id;
  return (
    <ActPanel
      title={t('devices.moveTitle', { name: device.name })}
      act={t('devices.move')}
      reasonRequired
      missing={missing ? t('devices.moveMissing') : undefined}
      run={(reason = '') => moveDevice(device.id, device.version, { store_id: target ?? '', reason })}
      {...shared}
    >
      <Field label={t('field.store_id')} required>
        {(field) => <StorePicker control={field} value={target} onChange={setTarget} />}
      </Field>
      <p aria-live="polite" className="rounded-md border border-line p-3">
        <span className="block text-ink-2 text-small">{t('field.store_id')}</span>
        <BeforeAfter before={device.store_name} after={store?.name ?? '…'} />
      </p>
      <p className="prose-line text-ink-2">{t('devices.moveHelp')}</p>
    </ActPanel>
  );
}
