import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { type TypedProps, useTyped } from '../lists/use-typed.ts';
import { storesQuery } from '../stores/api/list-stores.ts';

/** An open store, searched on the server by name, reading or code. */
export function StorePicker({ control, ...props }: TypedProps & { readonly control: FieldControl }) {
  const { t } = useTranslation();
  const { q, pickerOf } = useTyped(props);
  const found =
    useQuery({ ...storesQuery({ q, status: ['open'], sort: 'name' }, undefined), placeholderData: keepPreviousData })
      .data?.items ?? [];
  const options = found.map(({ id, name, identifiers }) => ({
    value: id,
    label: name,
    detail: identifiers[0]?.value ?? '',
  }));
  return <Picker control={control} placeholder={t('memberships.chooseStore')} {...pickerOf(options)} />;
}
