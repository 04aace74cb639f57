import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker, type PickerOption } from '../../ui/picker.tsx';
import { storesQuery } from '../stores/api/list-stores.ts';

/** An open store, searched on the server by name, reading or code. */
export function StorePicker(props: {
  control: FieldControl;
  value: string | null;
  /** How `value` is called when the list does not hold it. */
  valueName?: string | undefined;
  onChange: (storeId: string | null) => void;
}) {
  const { control, value, valueName, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<PickerOption | undefined>(
    value === null || !valueName ? undefined : { value, label: valueName },
  );
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useQuery({
    ...storesQuery({ q, status: ['open'], sort: 'name' }, undefined),
    placeholderData: keepPreviousData,
  }).data;
  const options = (found?.items ?? []).map(({ id, name, identifiers }) => ({
    value: id,
    label: name,
    detail: identifiers[0]?.value ?? '',
  }));
  const kept = chosen && chosen.value === value && !options.some((option) => option.value === value) ? [chosen] : [];
  return (
    <Picker
      control={control}
      value={value}
      options={[...kept, ...options]}
      placeholder={t('memberships.chooseStore')}
      onSearch={setTyped}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id));
        onChange(id);
      }}
    />
  );
}
