import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { deviceTypesQuery } from './api/list-device-types.ts';
import { deviceTypeText, knownTypes } from './device-type.ts';

/** What kind of device: those known and in use, or another one that is typed. */
export function DeviceTypeField(props: { control: FieldControl; value: string; onChange: (type: string) => void }) {
  const { control, value, onChange } = props;
  const { t } = useTranslation();
  const inUse = useQuery(deviceTypesQuery(undefined)).data?.items ?? [];
  const [typed, setTyped] = useState('');
  const types = [...new Set([...knownTypes, ...inUse.map(({ device_type }) => device_type), value])].filter(Boolean);
  const options = types.map((type) => ({ value: type, label: deviceTypeText(t, type) }));
  const wanted = typed.trim().slice(0, 50);
  const matching = options.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()));
  const other =
    wanted !== '' && !options.some(({ label }) => label === wanted) ? [{ value: wanted, label: wanted }] : [];
  return (
    <Picker
      control={control}
      value={value}
      options={wanted === '' ? options : [...matching, ...other]}
      onSearch={setTyped}
      onChange={(type) => {
        setTyped('');
        onChange(type ?? '');
      }}
    />
  );
}
