import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { type TypedProps, useTyped } from '../lists/use-typed.ts';
import { devicesQuery } from './api/list-devices.ts';

/** A device in use, searched on the server by name, serial number or asset tag. */
export function DevicePicker({ control, ...props }: TypedProps & { readonly control: FieldControl }) {
  const { t } = useTranslation();
  const { q, pickerOf } = useTyped(props);
  const found =
    useQuery({
      ...devicesQuery({ q, status: ['registered', 'active', 'suspended'], sort: 'name' }, undefined),
      placeholderData: keepPreviousData,
    }).data?.items ?? [];
  const options = found.map(({ id, name, store_name }) => ({
    value: id,
    label: name,
    detail: store_name ?? '',
  }));
  return <Picker control={control} placeholder={t('certificates.chooseDevice')} {...pickerOf(options)} />;
}
