import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker, type PickerOption } from '../../ui/picker.tsx';
import { usersQuery } from '../people/api/list-users.ts';

/** Somebody who is here, searched on the server by name, reading, number or login id. */
export function UserPicker(props: {
  control: FieldControl;
  value: string | null;
  /** How `value` is called when the list does not hold it. */
  valueName?: string | null;
  onChange: (userId: string | null) => void;
}) {
  const { control, value, valueName, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<PickerOption | undefined>(
    value === null || !valueName ? undefined : { value, label: valueName },
  );
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useQuery({
    ...usersQuery({ q, status: ['active', 'suspended'], sort: 'name' }, undefined),
    placeholderData: keepPreviousData,
  }).data;
  const options = (found?.items ?? []).map(({ id, name, staff_number, login_id, memberships: [first] }) => ({
    value: id,
    label: name ?? t('people.erasedName'),
    detail: first?.place_name ?? staff_number ?? login_id ?? '',
  }));
  const kept = chosen && chosen.value === value && !options.some((option) => option.value === value) ? [chosen] : [];
  return (
    <Picker
      control={control}
      value={value}
      options={[...kept, ...options]}
      placeholder={t('roles.chooseUser')}
      onSearch={setTyped}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id));
        onChange(id);
      }}
    />
  );
}
