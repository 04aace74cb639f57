import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker, type PickerOption } from '../../ui/picker.tsx';
import { devicesQuery } from './api/list-devices.ts';

/** A device in use, searched on the server by name, serial number or asset tag. */
export function DevicePicker(props: {
  control: FieldControl;
  value: string | null;
  onChange: (deviceId: string | null) => void;
}) {
  const { control, value, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<PickerOption>();
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useQuery({
    ...devicesQuery({ q, status: ['registered', 'active', 'suspended'], sort: 'name' }, undefined),
    placeholderData: keepPreviousData,
  }).data;
  const options = (found?.items ?? []).map(({ id, name, store_name }) => ({
    value: id,
    label: name,
    detail: store_name ?? '',
  }));
  const kept = chosen && chosen.value === value && !options.some((option) => option.value === value) ? [chosen] : [];
  return (
    <Picker
      control={control}
      value={value}
      options={[...kept, ...options]}
      placeholder={t('certificates.chooseDevice')}
      onSearch={setTyped}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id));
        onChange(id);
      }}
    />
  );
}
