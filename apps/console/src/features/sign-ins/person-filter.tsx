import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPicker } from '../../ui/picker.tsx';
import { userQuery } from '../people/api/get-user.ts';
import { usersQuery } from '../people/api/list-users.ts';

/** Narrows the history to one person; people are searched on the server, there may be thousands. */
export function PersonFilter(props: { value: string | undefined; onChange: (userId: string | undefined) => void }) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useQuery({ ...usersQuery({ q, sort: 'name' }, undefined), placeholderData: keepPreviousData });
  const chosen = useQuery({ ...userQuery(value ?? '', undefined), enabled: value !== undefined }).data;
  const people = found.data?.items ?? [];
  const all = chosen && !people.some(({ id }) => id === chosen.id) ? [chosen, ...people] : people;
  return (
    <FilterPicker
      label={t('people.name')}
      value={value}
      options={all.map(({ id, name, staff_number, login_id }) => ({
        value: id,
        label: name ?? t('people.erasedName'),
        detail: staff_number ?? login_id ?? '',
      }))}
      onChange={onChange}
      onSearch={setTyped}
    />
  );
}
