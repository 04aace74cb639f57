import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPicker } from '../../ui/picker.tsx';
import { storesQuery } from '../stores/api/list-stores.ts';
import { storeQuery } from '../stores/api/read-store.ts';

/** Narrows the list to one store; the stores are searched on the server, there may be a thousand. */
export function StoreFilter(props: {
  value: string | undefined;
  asOf: string | undefined;
  onChange: (storeId: string | undefined) => void;
}) {
  const { value, asOf, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useQuery({ ...storesQuery({ q, sort: 'name', asOf }, undefined), placeholderData: keepPreviousData });
  const chosen = useQuery({ ...storeQuery(value ?? '', asOf), enabled: value !== undefined }).data;
  const stores = found.data?.items ?? [];
  const all = chosen && !stores.some(({ id }) => id === chosen.id) ? [chosen, ...stores] : stores;
  return (
    <FilterPicker
      label={t('field.store_id')}
      value={value}
      options={all.map(({ id, name, identifiers }) => ({
        value: id,
        label: name,
        detail: identifiers[0]?.value ?? '',
      }))}
      onChange={onChange}
      onSearch={setTyped}
    />
  );
}
