import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { StorePicker } from '../memberships/store-picker.tsx';
import { storeQuery } from '../stores/api/read-store.ts';
import { changeDevice } from './api/change-device.ts';
import { registerDevice } from './api/register-device.ts';
import { deviceTypeText } from './device-type.ts';
import { DeviceTypeField } from './device-type-field.tsx';
import {
  type DeviceValues,
  deviceChange,
  deviceFields,
  deviceValues,
  newDevice,
  newDeviceFields,
} from './device-values.ts';

/** Registers a device (`device` null; `storeId`: in this store) or edits one. */
export default function DevicePanel(props: { device: Device | null; storeId?: string; onClose: () => void }) {
  const { device, storeId, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const store = useQuery({ ...storeQuery(storeId ?? '', undefined), enabled: storeId !== undefined }).data;
  const labelOf = (field: keyof DeviceValues) => (field === 'name' ? t('devices.name') : t(`field.${field}`));
  const given = (words: string) => (text: string) => text.trim() !== '' || words;
  return (
    <EditPanel<DeviceValues, Device>
      title={t(device ? 'devices.editTitle' : 'devices.addTitle')}
      act={device ? undefined : t('devices.add')}
      thing={device}
      valuesOf={(each) => deviceValues(each, storeId ?? null)}
      fields={device ? deviceFields : newDeviceFields}
      labelOf={labelOf}
      textOf={(field, values) => (field === 'device_type' ? deviceTypeText(t, values.device_type) : values[field])}
      save={({ values, changed, reason, version, idempotencyKey }) =>
        device && version !== undefined
          ? changeDevice(device.id, version, { ...deviceChange(changed), reason })
          : registerDevice({ ...newDevice(values), reason }, idempotencyKey)
      }
      onSaved={({ id }) => {
        toast.add({ title: t(device ? 'devices.saved' : 'devices.added') });
        onClose();
        if (device === null) void go({ to: '/devices/$deviceId', params: { deviceId: id } });
      }}
      onClose={onClose}
    >
      {({ register, control, formState: { errors } }) => (
        <>
          <Field label={labelOf('name')} required error={errors.name?.message}>
            {(field) => (
              <Input
                {...field}
                maxLength={200}
                placeholder={t('devices.placeholder.name')}
                {...register('name', { validate: given(t('devices.nameMissing')) })}
              />
            )}
          </Field>
          <Controller
            name="device_type"
            control={control}
            rules={{ validate: given(t('devices.typeMissing')) }}
            render={({ field: { value, onChange }, fieldState }) => (
              <Field label={labelOf('device_type')} required error={fieldState.error?.message}>
                {(field) => <DeviceTypeField control={field} value={value} onChange={onChange} />}
              </Field>
            )}
          />
          {device === null && storeId === undefined ? (
            <Controller
              name="store_id"
              control={control}
              rules={{ validate: (value) => value !== null || t('devices.storeMissing') }}
              render={({ field: { value, onChange }, fieldState }) => (
                <Field label={labelOf('store_id')} required error={fieldState.error?.message}>
                  {(field) => <StorePicker control={field} value={value} onChange={onChange} />}
                </Field>
              )}
            />
          ) : null}
          {device === null && store ? (
            <p>
              <span className="text-ink-2">{labelOf('store_id')}</span> {store.name}
            </p>
          ) : null}
          {(['serial_number', 'asset_tag', 'manufacturer', 'model'] as const).map((name) => (
            <Field key={name} label={labelOf(name)} error={errors[name]?.message}>
              {(field) => (
                <Input
                  {...field}
                  maxLength={100}
                  spellCheck={false}
                  placeholder={
                    name === 'serial_number' || name === 'asset_tag' ? t(`devices.placeholder.${name}`) : undefined
                  }
                  {...register(name)}
                />
              )}
            </Field>
          ))}
          <Field label={labelOf('note')} error={errors.note?.message}>
            {(field) => <TextArea {...field} rows={2} maxLength={500} {...register('note')} />}
          </Field>
        </>
      )}
    </EditPanel>
  );
}
